using System.Text;
using ChatAssistant.Web.Sources;
using FsCheck;
using FsCheck.Xunit;

namespace ChatAssistant.Tests.Bot.Web;

public sealed class ContentLinesTests
{
    [Property]
    public bool LinesAreFoldedBetweenCharactersAndUnfoldToWhatWasWritten(NonNull<string> text)
    {
        string written = string.Concat(text.Get.EnumerateRunes().Where(rune => !Rune.IsControl(rune)));
        string folded = new ContentLines().Add("NOTE", text.Get).ToString();
        return folded.Split("\r\n")[..^1].All(line => Encoding.UTF8.GetByteCount(line) <= 75) && folded.Replace("\r\n ", "", StringComparison.Ordinal) == $"NOTE:{written}\r\n";
    }

    [Fact]
    public void SignsOfTheFormatAreEscapedAndNoTextBeginsALine() =>
        Assert.Equal("FN:Torres\\, Ana\\; \\\\ x\\nEND:VCARD\r\n", new ContentLines().AddText("FN", "Torres, Ana; \\ x\r\nEND:VCARD").ToString());
}
