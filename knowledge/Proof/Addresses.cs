using System.Text.RegularExpressions;

namespace ChatAssistant.Knowledge.Proof;

/// <summary>E-mail addresses, web addresses and telephone numbers: kept only as a whole, never a part of one.</summary>
internal static partial class Addresses
{
    /// <summary>True when every address and telephone number of the statement is one of the place.</summary>
    public static bool Stand(string statement, string place) =>
        All(statement).All(All(place).ToHashSet(StringComparer.OrdinalIgnoreCase).Contains) && Phones(statement).All(Phones(place).ToHashSet().Contains);

    private static IEnumerable<string> All(string text) => Address().Matches(text).Select(match => match.Value.TrimEnd('.', ',', ';', ':', '/'));

    // Numbers of seven digits and more, however they are grouped.
    private static IEnumerable<string> Phones(string text) => Run().Matches(text).Select(run => string.Concat(run.Value.Where(char.IsAsciiDigit))).Where(digits => digits.Length > 6);

    [GeneratedRegex(@"[^\s<>()\[\],;""“”«»]+@[^\s<>()\[\],;""“”«»]+|(?:https?://|www\.)[^\s<>()\[\]""“”«»]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b(?:/[^\s<>()\[\]""“”«»]*)?", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\d[\d\s().\-–‑]*\d")]
    private static partial Regex Run();
}
