using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Places;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Understanding;

namespace ChatAssistant.Answers;

/// <summary>Which of an event's attendees a question asks for: all, those of a country, body or post, or those who did something.</summary>
internal static class AttendeeFilter
{
    private static readonly HashSet<string> Asking = ["which", "what", "any", "other", "quel", "quels", "quelle", "quelles", "que", "cual", "cuales", "how", "many", "combien", "cuantos", "cuantas", "de", "the"];

    public static IEnumerable<Attendee> Asked(Document document, Event told, Reading reading)
    {
        if (reading.Part.Count > 0)
        {
            Attendee[] part = [.. told.Attendees.Where(a => Matches(reading.Part, a.Name, a.Role, a.Organization, a.Country))];
            if (part.Length == 0) part = [.. told.Attendees.Where(a => HasWord(document, a.Evidence, word => reading.Part.Any(asked => NameMatcher.Same(asked, word) || Synonyms.Of(asked).Contains(word))))];
            if (part.Length > 0) return part;
        }
        if (DeedWords.Of(reading.Words) is not null && ByDeed(document, told, reading) is { Count: > 0 } doing) return doing;
        // "from Chile": nobody is.
        if (reading.Part.Any(IsOfCountry)) return [];
        string[] posts = [.. Posts(told, reading.Words)];
        if (posts.Length > 0)
        {
            Attendee[] some = [.. told.Attendees.Where(a => Matches(posts, a.Role, a.Kind == AttendeeKind.Person ? null : a.Name))];
            if (some.Length > 0) return some;
        }
        return told.Attendees;
    }

    /// <summary>Those who opened, closed, chaired or moderated, where the question asks for that.</summary>
    public static IReadOnlyList<Attendee> ByDeed(Document document, Event told, Reading reading)
    {
        if (DeedWords.Of(reading.Words) is not { } deed) return [];
        HashSet<string> doing = [.. told.Presentations.Where(p => DeedWords.Tell(deed, NameMatcher.Words(p.Topic?.Clean ?? ""))).Select(p => p.Speaker?.Clean).OfType<string>()];
        Attendee[] some = [.. told.Attendees.Where(a => a.Kind == AttendeeKind.Person && (a.Name is { } name && doing.Contains(name.Clean) || DeedWords.Tell(deed, NameMatcher.Words(a.Role?.Clean ?? ""))))];
        if (some.Length > 0) return some;
        some = [.. told.Attendees.Where(a => a.Kind == AttendeeKind.Person && HasWord(document, a.Evidence, word => DeedWords.Tell(deed, [word])))];
        return some.Length * 2 <= told.Attendees.Count ? some : [];
    }

    // "Chile", "Malaysian", "colombiano".
    private static bool IsOfCountry(string word) => CountryNames.IsCountryName(word) || CountryNames.Groups.Any(names => names.Any(name => NameMatcher.Same(name, word)));

    private static bool HasWord(Document document, SourceSpan span, Func<string, bool> fits) => NameMatcher.Words(document.Plain.Substring(span.Start, span.Length)).Any(fits);

    // "which ministers", "quels magistrats": a post right after the word that asks, unless the event is called by it.
    private static IEnumerable<string> Posts(Event told, IReadOnlyList<string> words)
    {
        string[] title = NameMatcher.Words(told.Title?.Clean ?? "");
        for (int i = 1; i < words.Count; i++)
        {
            if (Asking.Contains(words[i - 1]) && RoleWords.Contains(words[i]) && words[i] is not ("people" or "participants" or "speakers" or "personas" or "participantes" or "ponentes" or "personnes" or "intervenants" or "officials")
                && !title.Any(word => NameMatcher.Same(word, words[i]))) yield return words[i];
        }
    }

    private static bool Matches(IReadOnlyList<string> asked, params Printed?[] values)
    {
        string[] own = NameMatcher.Words(string.Join(' ', values.OfType<Printed>().Select(value => value.Clean)));
        return asked.Any(word => own.Any(other => NameMatcher.Same(word, other) || Synonyms.Of(word).Contains(other)));
    }
}
