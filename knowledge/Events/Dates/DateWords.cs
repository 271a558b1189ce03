using System.Collections.Frozen;
using System.Globalization;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.Dates;

/// <summary>The words of datewords.tsv, weekdays.tsv and numbers.tsv that tell when something was.</summary>
internal static class DateWords
{
    private static readonly FrozenDictionary<string, PhraseSet> Kinds = Words.Lines("datewords.tsv").Select(line => line.Split('\t')).ToFrozenDictionary(parts => parts[0], parts => PhraseSet.Of(parts[1].Split('|')));

    private static readonly FrozenDictionary<string, DayOfWeek> Weekdays = Words.Lines("weekdays.tsv").Select(line => line.Split('\t'))
        .SelectMany(parts => parts[1].Split(' ').Select(word => (word, (DayOfWeek)int.Parse(parts[0], CultureInfo.InvariantCulture)))).ToFrozenDictionary(pair => pair.word, pair => pair.Item2);

    private static readonly FrozenDictionary<string, int> Numbers = Words.Lines("numbers.tsv").Select(line => line.Split('\t')).ToFrozenDictionary(parts => parts[0], parts => int.Parse(parts[1], CultureInfo.InvariantCulture));

    /// <summary>How many tokens from <paramref name="at"/> are a phrase of the kind; 0 when none.</summary>
    public static int Match(SentenceView view, int at, string kind) => Kinds[kind].Match(view.Tokens, at);

    public static bool Has(SentenceView view, string kind, int from = 0, int to = int.MaxValue)
    {
        for (int i = Math.Max(0, from); i < Math.Min(to, view.Tokens.Count); i++)
        {
            if (Match(view, i, kind) > 0) return true;
        }
        return false;
    }

    /// <summary>True for the date of a law, a birth, a deadline: words before it say so.</summary>
    public static bool IsOfAnotherThing(SentenceView view, int date) => Has(view, "law", date - 7, date) || Has(view, "limit", date - 3, date);

    public static DayOfWeek? Weekday(string folded) => Weekdays.TryGetValue(folded.TrimEnd('.'), out DayOfWeek day) ? day : null;

    /// <summary>How many days a sentence says that something took ("a three-day course", "taller de dos días", "formation de 4 jours"), from 2 to 20.</summary>
    public static int? Duration(SentenceView view)
    {
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            string word = view.Folded(i);
            int dash = word.IndexOf('-', StringComparison.Ordinal);
            bool days = word is "days" or "day" or "dias" or "jours" or "journees" or "jornadas";
            // "deux (2) jours"
            if (days && view.Folded(i - 1) == ")" && view.Folded(i - 3) == "(" && int.TryParse(view.Folded(i - 2), NumberStyles.None, CultureInfo.InvariantCulture, out int figure) && figure is >= 2 and <= 20) return figure;
            string? number = dash > 0 && word[dash..] is "-day" or "-days" ? word[..dash] : days ? view.Folded(i - 1) : null;
            if (number is null) continue;
            int value = Numbers.TryGetValue(number, out int n) || int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out n) ? n : 0;
            // "in ten working days", "hace dos días", "within 30 days": a term, no length.
            if (value is >= 2 and <= 20 && view.Folded(i - 2) is not ("en" or "in" or "within" or "hace" or "every" or "cada" or "dans" or "sous")) return value;
        }
        return null;
    }
}
