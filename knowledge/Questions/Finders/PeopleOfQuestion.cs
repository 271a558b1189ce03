using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Questions.Matching;
using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Knowledge.Questions.Finders;

/// <summary>Finds the person that a question means: by name, by pronoun, or by what they are ("the prosecutor from Spain", "the woman from IOM Colombia").</summary>
internal sealed class PeopleOfQuestion(KnowledgeSnapshot snapshot, EventIndex index)
{
    /// <summary>People whose name the question has, those with most of it first; a single first name or a common word is none.</summary>
    public IReadOnlyList<(PersonEntry Person, int Hits)> Named(QuestionText question)
    {
        string[] words = [.. question.Words.Where(word => word.Folded.Length > 2 && !word.IsCommon && !word.IsCountry).Select(word => word.Folded).Distinct()];
        IReadOnlyList<(PersonEntry Person, int Hits)> found = index.PeopleNamed(words);
        if (found.Count > 0 && found[0].Hits > 1) return [.. found.Where(pair => pair.Hits == found[0].Hits)];
        // A slip of the keyboard: "Rengifoo".
        string[] mended = [.. words.Select(word => index.IsPartOfAName(word) ? word : index.Knows(word, question.Language) ? word : index.Closest(word) ?? word)];
        found = index.PeopleNamed(mended);
        return [.. found.Where(pair => pair.Hits == found[0].Hits)];
    }

    /// <summary>The one person of the events whose post, body and country hold most of the words; null when none holds any, or several hold as many.</summary>
    public string? Described(QuestionText question, IEnumerable<Event> events)
    {
        string[] keys = [.. question.Words.Where(word => word.IsName || Nouns.IsPost(word.Folded) || word.IsContent).SelectMany(word => word.Keys).Distinct()];
        var scored = new List<(string Name, int Hits)>();
        foreach (Event told in events)
        {
            var language = snapshot.Documents[told.DocumentId].Language;
            foreach (Attendee attendee in told.Attendees.Where(a => a.Kind == AttendeeKind.Person && a.Name is not null))
            {
                HashSet<string> own = [.. EventShard.Keys($"{attendee.Role?.Clean} {attendee.Organization?.Clean} {attendee.Country?.Clean}", language)];
                int hits = question.Words.Count(word => word.Keys.Any(key => keys.Contains(key) && own.Contains(key)));
                if (hits > 0) scored.Add((attendee.Name!.Clean, hits));
            }
        }
        if (scored.Count == 0) return null;
        int most = scored.Max(pair => pair.Hits);
        string[] best = [.. scored.Where(pair => pair.Hits == most).Select(pair => pair.Name).Distinct()];
        return best.Length == 1 ? best[0] : null;
    }

    /// <summary>True for two ways to print one name: all words of the shorter are in the other.</summary>
    public static bool SameName(string a, string b)
    {
        if (a == b) return true;
        string[] first = NameMatcher.Words(a), second = NameMatcher.Words(b);
        (string[] shorter, string[] longer) = first.Length <= second.Length ? (first, second) : (second, first);
        return shorter.Length > 1 && shorter.All(longer.Contains);
    }
}
