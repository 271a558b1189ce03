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
    private const int CaptionStart = 4;

    // "From left: X, Y and Z, at the opening": who is in a picture.
    private static readonly PhraseSet Captions = PhraseSet.Of(["from left", "left to right", "from right", "from the left", "pictured", "in the photo", "in the picture", "de izquierda", "de derecha a izquierda", "en la foto", "en la imagen", "de gauche", "de droite a gauche", "sur la photo", "a ses cotes", "assis", "debout", "seated", "standing"]);

    /// <param name="lead">The heading or line that the list or table stands under; null where there is none.</param>
    public static List<Talk> Read(SentenceView view, SentenceView? lead, IReadOnlyList<PersonMention> people)
    {
        if (people.Count == 0 || Enumerable.Range(0, CaptionStart).Any(i => Captions.Match(view.Tokens, i) > 0)) return [];
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

    // "esto quiere decir que “…”": what somebody said.
    private static bool Reports(SentenceView view) => Enumerable.Range(0, view.Tokens.Count - 1).Any(i => view.Folded(i) is "que" or "that" or "qu'" && Topics.IsQuote(view, i + 1));

    // "a cargo de", "testigos que viven en otro país": no verb of the line.
    private static bool IsLinkWord(SentenceView view, Text.Token token) => token.Folded is "que" or "qui" or "who" or "which" or "that" or "also" or "quien" or "quienes" || token.Folded == "a" && (view.Document.Language != Language.French || token.Text == "à");

    private static bool LooksLikeLine(SentenceView view) => view.Tokens.Count < 60
        && !view.Tokens.Any(t => Words.VerbKind(t.Folded) is "present" or "say" or "open" or "give" or "attend" || Words.VerbKind(t.Folded) == "aux" && !t.IsCapitalised && !IsLinkWord(view, t))
        && !Reports(view)
        && view.Tokens.Any(t => t.Text is "–" or "—" or ":" or "-" or "«" or "“" or "\"");
}
