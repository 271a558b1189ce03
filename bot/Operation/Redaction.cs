using System.Text;
using System.Text.RegularExpressions;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Understanding;
using ChatAssistant.Understanding.Intents;

namespace ChatAssistant.Operation;

/// <summary>Leaves of a question only its common words: those that many of the sentences that the bot learns from have. Names, numbers and addresses are none, nor is anything else that is rare.</summary>
internal sealed partial class Redaction(LiveKnowledge knowledge)
{
    private const string Hidden = "…";
    /// <summary>A word is common when it stands in as many sentences as this in small letters, and in so much fewer with a capital, as names do.</summary>
    private const int Common = 5, FewerAsName = 5;
    /// <summary>Shorter words of names are those between them: "de", "von".</summary>
    private const int ShortestName = 4;
    private const int Longest = 200;
    private readonly Lazy<HashSet<string>> _common = new(CommonWords);
    private (KnowledgeSnapshot? Of, HashSet<string> Words) _names = (null, []);

    public string Redact(string text)
    {
        HashSet<string> names = Names();
        var redacted = new StringBuilder();
        bool first = true;
        foreach (string part in Part().Matches(text).Select(match => match.Value))
        {
            string small = part.ToLowerInvariant();
            // A capital within a sentence is a name's; at its beginning it is anybody's.
            bool said = part is "?" or "¿" || (_common.Value.Contains(small) && !names.Contains(Folded(small)) && (first || part == small));
            if (redacted.Length + part.Length > Longest) break;
            if (said || !EndsHidden(redacted)) redacted.Append(redacted.Length > 0 && part != "?" ? " " : "").Append(said ? part : Hidden);
            first &= part == "¿";
        }
        return redacted.ToString();
    }

    private static bool EndsHidden(StringBuilder text) => text.Length > 0 && text[^1] == Hidden[0];

    private static string Folded(string word) => NameMatcher.Words(word) is [{ } one] ? one : word;

    private HashSet<string> Names()
    {
        KnowledgeSnapshot current = knowledge.Current;
        if (_names.Of == current) return _names.Words;
        IEnumerable<string?> people = current.Registers.SelectMany(register => register.Contacts.Select(contact => contact.Name?.Clean)
            .Concat(register.Events.SelectMany(told => told.Attendees.Select(attendee => attendee.Name?.Clean).Concat(told.Presentations.Select(talk => talk.Speaker?.Clean)))));
        // Names of bodies hold common words: only what is capitalised in a name belongs to it.
        HashSet<string> words = [.. people.OfType<string>().SelectMany(name => name.Split(' ').Where(word => word.Length >= ShortestName && char.IsUpper(word[0]))).SelectMany(NameMatcher.Words)];
        _names = (current, words);
        return words;
    }

    // Of cries for help nothing is taken.
    private static HashSet<string> CommonWords()
    {
        // Words after the first, which has a capital whatever it is.
        string[] words = [.. Utterances.Load().Where(utterance => utterance.Intent is not (Intent.Crisis or Intent.OutOfScope)).SelectMany(utterance => Part().Matches(utterance.Text).Select(match => match.Value).Where(word => char.IsLetter(word[0])).Select((word, i) => i == 0 ? word.ToLowerInvariant() : word).Distinct())];
        Dictionary<string, int> counts = words.CountBy(word => word).ToDictionary();
        Dictionary<string, int> asNames = counts.Where(pair => char.IsUpper(pair.Key[0])).GroupBy(pair => pair.Key.ToLowerInvariant()).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value));
        return [.. counts.Where(pair => char.IsLower(pair.Key[0]) && pair.Value >= Common && pair.Value >= asNames.GetValueOrDefault(pair.Key) * FewerAsName).Select(pair => pair.Key)];
    }

    // A word, a mark of a question, or anything else up to the next blank: "ana@example.org" is one part.
    [GeneratedRegex(@"\p{L}+(?=[\s'’,.;:!?¿¡-]|$)|[?¿]|[^\s?¿]+")]
    private static partial Regex Part();
}
