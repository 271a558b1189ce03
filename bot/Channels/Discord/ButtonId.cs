using System.Globalization;

namespace ChatAssistant.Channels.Discord;

/// <summary>What a button means, in the 100 characters that Discord keeps for it.</summary>
internal static class ButtonId
{
    private const int Longest = 100;
    private const string AskSign = "ask:", MoreSign = "more:";

    /// <summary>A button that asks; of a long question the words that fit.</summary>
    public static string Ask(string question) => AskSign + Shortened.AtWord(question, Longest - AskSign.Length);

    /// <summary>A button that shows the next page of an answer.</summary>
    /// <param name="answer">The id of the interaction that got the answer.</param>
    public static string More(string answer, int page) => string.Create(CultureInfo.InvariantCulture, $"{MoreSign}{page}:{answer}");

    public static string? Question(string? id) => id?.StartsWith(AskSign, StringComparison.Ordinal) == true ? id[AskSign.Length..] : null;

    public static (string Answer, int Page)? Page(string? id) =>
        id?.Split(':', 3) is ["more", var page, var answer] && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? (answer, number) : null;
}
