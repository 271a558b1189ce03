using System.Globalization;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Mentions;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Dates;

/// <summary>Works out days that a text tells by its dateline: "a three-day training ended today", "concluyó hoy … desde el miércoles 3", "began on … and closes on …".</summary>
internal static class RelativeDates
{
    private static readonly string[] Ended = ["ended", "concluded", "completed", "closed", "wrapped up", "finished", "concluyo", "finalizo", "culmino", "termino", "clausuro", "cerro", "s' est acheve", "s' est achevee", "s' est termine", "s' est terminee", "a pris fin", "s' est cloture", "s' est cloturee"];
    private static readonly string[] Durations = ["two", "three", "four", "five", "six", "seven"];
    private static readonly string[] DurationsEs = ["dos", "tres", "cuatro", "cinco", "seis", "siete"];
    private static readonly string[] DurationsFr = ["deux", "trois", "quatre", "cinq", "six", "sept"];

    /// <param name="anchor">The single day that the text gives: the dateline, or one end of the event.</param>
    /// <returns>Null when the text tells no more than that day.</returns>
    public static (DateOnly Start, DateOnly End)? Around(IReadOnlyList<SentenceView> sentences, DateOnly anchor)
    {
        foreach (SentenceView view in sentences.Take(10))
        {
            string text = " " + string.Join(' ', view.Tokens.Select(t => t.Folded)) + " ";
            List<DateMention> dates = DateFinder.Find(view.Tokens);
            if (dates.Count == 2 && dates[0].From(anchor.Year) is { } first && dates[1].From(anchor.Year) is { } second && first == anchor && second > first && second.DayNumber - first.DayNumber < 15
                && (text.Contains("cierre", StringComparison.Ordinal) || text.Contains(" fin ", StringComparison.Ordinal) || text.Contains(" end", StringComparison.Ordinal) || text.Contains("clos", StringComparison.Ordinal) || text.Contains("clotur", StringComparison.Ordinal))) return (first, second);
            int back = text.Contains(" today ", StringComparison.Ordinal) || text.Contains(" hoy ", StringComparison.Ordinal) || text.Contains(" aujourd'hui ", StringComparison.Ordinal) ? 0
                : text.Contains(" yesterday ", StringComparison.Ordinal) || text.Contains(" ayer ", StringComparison.Ordinal) || text.Contains(" hier ", StringComparison.Ordinal) ? 1 : -1;
            if (back < 0 || !Ended.Any(word => text.Contains(" " + word + " ", StringComparison.Ordinal))) continue;
            DateOnly dateline = Dateline(sentences) ?? anchor;
            DateOnly end = dateline.AddDays(-back);
            if (Days(text) is { } days) return (end.AddDays(1 - days), end);
            if (Since(view) is { } since && since <= end.Day) return (new DateOnly(end.Year, end.Month, since), end);
        }
        return null;
    }

    private static DateOnly? Dateline(IReadOnlyList<SentenceView> sentences) =>
        sentences.Take(5).SelectMany(view => DateFinder.Find(view.Tokens)).FirstOrDefault(date => date.HasYear)?.From(null);

    private static int? Days(string text)
    {
        for (int n = 0; n < Durations.Length; n++)
        {
            if (text.Contains(Durations[n] + "-day", StringComparison.Ordinal) || text.Contains(Durations[n] + " days", StringComparison.Ordinal) || text.Contains(DurationsEs[n] + " dias", StringComparison.Ordinal) || text.Contains(DurationsFr[n] + " jours", StringComparison.Ordinal)) return n + 2;
        }
        return null;
    }

    // "desde el miércoles 3", "since Wednesday 3", "depuis le mercredi 3".
    private static int? Since(SentenceView view)
    {
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            if (view.Folded(i) is not ("desde" or "since" or "depuis" or "from")) continue;
            for (int k = i + 1; k < Math.Min(i + 4, view.Tokens.Count); k++)
            {
                if (view.Tokens[k].IsNumber && int.TryParse(view.Tokens[k].Text, CultureInfo.InvariantCulture, out int day) && day is >= 1 and <= 31) return day;
            }
        }
        return null;
    }
}
