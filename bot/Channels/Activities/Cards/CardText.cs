using System.Text;

namespace ChatAssistant.Channels.Activities.Cards;

/// <summary>Pieces of text in a card. All that documents or users wrote stands in rich text runs, which no client reads as Markdown.</summary>
internal static class CardText
{
    private const int Longest = 240;
    /// <summary>Letters without a blank after which a client may break the line.</summary>
    private const int LongestWord = 20;

    public static CardElement Heading(string text) => Line(Run(text) with { Weight = "bolder", Size = "medium" });

    public static CardElement Line(params CardElement[] runs) => new("RichTextBlock") { Inlines = runs };

    /// <param name="before">What stands before the text and does not take its direction.</param>
    public static CardElement Run(string text, string before = "") => new("TextRun") { Text = before + Plain(text) };

    public static CardElement Bold(string text) => Run(text) with { Weight = "bolder" };

    public static CardElement Subtle(string text, string before = "") => Run(text, before) with { IsSubtle = true };

    /// <summary>The marks of citations, "[1] [2]".</summary>
    public static CardElement Marks(IReadOnlyList<int> citations) => Run("", string.Concat(citations.Select(number => $" [{number}]"))) with { IsSubtle = true };

    /// <summary>The text on one line, cut where it is long, with nothing in it that a client would act upon: control and direction signs, calls of card functions, endless words.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(Math.Min(text.Length, Longest) + 8);
        bool rightToLeft = false;
        int word = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (plain.Length >= Longest)
            {
                plain.Append('…');
                break;
            }
            if (IsDirectionSign(rune.Value)) continue;
            bool blank = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
            word = blank ? 0 : word + 1;
            if (word > LongestWord)
            {
                plain.Append('\u200b');
                word = 1;
            }
            // "{{DATE(…)}}" would be taken for a function.
            if (rune.Value == '{' && plain.Length > 0 && plain[^1] == '{') plain.Append('\u200b');
            plain.Append(blank ? " " : rune.ToString());
            rightToLeft |= IsRightToLeft(rune.Value);
        }
        // First strong isolate: Arabic and Hebrew keep their order without turning that of the line.
        return rightToLeft ? $"\u2068{plain}\u2069" : plain.ToString();
    }

    private static bool IsDirectionSign(int c) => c is >= 0x202a and <= 0x202e or >= 0x2066 and <= 0x2069 or 0x200e or 0x200f or 0x061c;

    private static bool IsRightToLeft(int c) => c is >= 0x0590 and <= 0x08ff or >= 0xfb1d and <= 0xfdff or >= 0xfe70 and <= 0xfeff or >= 0x10800 and <= 0x10fff or >= 0x1e800 and <= 0x1efff;
}
