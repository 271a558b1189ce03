using ChatAssistant.Channels.Activities;

namespace ChatAssistant.Tests.Bot.Channels;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("Ana Torres", "Ana Torres")]
    [InlineData("ana_torres@x.example", "ana_torres@x.example")]
    [InlineData("_emphasis_", "\\_emphasis\\_")]
    [InlineData("**bold**", "\\*\\*bold\\*\\*")]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("[here](http://evil.example)", "\\[here](http://evil.example)")]
    [InlineData("source [1]", "source [1]")]
    [InlineData("two\nlines", "two lines")]
    public void SignsAreShownAndNotInterpreted(string text, string expected) => Assert.Equal(expected, Markdown.Escape(text));
}
