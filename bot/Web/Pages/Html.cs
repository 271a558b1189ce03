using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ChatAssistant.Web.Pages;

/// <summary>A piece of HTML. Made from interpolated strings whose values are encoded, so that no text can become markup: <c>Html.Of($"&lt;p&gt;{text}&lt;/p&gt;")</c>.</summary>
internal readonly record struct Html
{
    public static readonly Html Nothing = new("");
    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    public override string ToString() => _markup ?? "";

    public static Html Of(Markup markup) => new(markup.ToString());

    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.ToString())));

    /// <summary>The markup when the condition holds, else nothing.</summary>
    public static Html If(bool condition, Markup markup) => condition ? Of(markup) : Nothing;

    /// <summary>What the compiler makes of an interpolated string: its own words are markup, its values text.</summary>
    [InterpolatedStringHandler]
    public readonly struct Markup(int literalLength, int formattedCount)
    {
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
        private readonly StringBuilder _text = new(literalLength + (formattedCount * 32));

        public void AppendLiteral(string literal) => _text.Append(literal);

        public void AppendFormatted(string? value) => _text.Append(value is null ? null : Encoder.Encode(value));

        public void AppendFormatted(int value) => _text.Append(value);

        public void AppendFormatted(Html value) => _text.Append(value);

        public void AppendFormatted(IEnumerable<Html> values) => _text.Append(Join(values));

        public override string ToString() => _text.ToString();
    }
}
