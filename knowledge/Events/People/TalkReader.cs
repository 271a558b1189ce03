using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>A talk found in a sentence.</summary>
/// <param name="Speakers">Indexes into the sentence's people.</param>
internal sealed record Talk(IReadOnlyList<int> Speakers, Stretch Topic);

/// <summary>Finds who spoke about what in a sentence or in a line of a programme.</summary>
internal static class TalkReader
{
    /// <param name="lead">The heading or line that the list or table stands under; null where there is none.</param>
    public static List<Talk> Read(SentenceView view, SentenceView? lead, IReadOnlyList<PersonMention> people)
    {
        if (people.Count == 0) return [];
        bool line = view.Sentence.Kind != BlockKind.Paragraph ? !Tells(view, people) : LooksLikeLine(view);
        List<Talk> talks = line ? AgendaReader.Read(view, lead, people) : SpeechReader.Read(view, people);
        return talks.Count > 0 || line && view.Sentence.Kind == BlockKind.TableRow ? talks : line ? SpeechReader.Read(view, people) : talks;
    }

    // A list item that tells in a full sentence ("X of IOM stressed …") is no line of a programme.
    private static bool Tells(SentenceView view, IReadOnlyList<PersonMention> people)
    {
        int after = people[0].Whole.To + (view.Folded(people[0].Whole.To) == "," ? 1 : 0);
        return after < view.Tokens.Count && !view.Tokens[after].IsCapitalised && Words.VerbKind(view.Folded(after)) is "present" or "open" or "give";
    }

    private static bool LooksLikeLine(SentenceView view) => view.Tokens.Count < 60
        && !view.Tokens.Any(t => Words.VerbKind(t.Folded) is "present" or "say" or "open" or "give" or "attend" || Words.VerbKind(t.Folded) == "aux" && !t.IsCapitalised)
        && view.Tokens.Any(t => t.Text is "–" or "—" or ":" or "-" or "«" or "“" or "\"");
}
