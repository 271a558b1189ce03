using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Questions.Matching;
using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Knowledge.Questions.Finders;

/// <summary>Tells which talks a question asks for: all of an event, those of a person or body, those on a topic.</summary>
internal sealed class TalkFinder(KnowledgeSnapshot snapshot, EventIndex index)
{
    /// <summary>A topic must hold this share of the asked words, rare ones counting more.</summary>
    private const double Enough = 0.34;

    /// <summary>All talks, or those whose speaker, body or topic the question names.</summary>
    public IReadOnlyList<Presentation> Asked(Event told, QuestionText question)
    {
        QuestionWord[] part = [.. Enumerable.Range(0, question.Words.Count).Where(i => question.Words[i].IsName && PartOfQuestion.IsPart(index, told, question, i)).Select(i => question.Words[i])];
        Presentation[] some = part.Length == 0 ? [] : [.. told.Presentations.Where(talk => Holds(told, talk, part) > 0)];
        // Somebody else's talks are no answer to who asks for somebody's.
        return some.Length > 0 || part.Count(word => word.IsProper && (index.FieldsOf(told, word) & EventFields.Head) == 0) > 1 ? some : told.Presentations;
    }

    public static IReadOnlyList<Presentation> Of(Event told, string person) => [.. told.Presentations.Where(talk => talk.Speaker is { } speaker && PeopleOfQuestion.SameName(speaker.Clean, person))];

    /// <summary>The talks whose topic holds most of what is asked about; empty when none holds enough.</summary>
    public IReadOnlyList<(Event Event, Presentation Talk)> About(IEnumerable<Event> events, QuestionText question)
    {
        var scored = new List<(Event Event, Presentation Talk, double Score)>();
        foreach (Event told in events)
        {
            QuestionWord[] topic = [.. Topic(told, question)];
            if (topic.Length == 0) continue;
            double whole = topic.Sum(Weight);
            foreach (Presentation talk in told.Presentations)
            {
                double score = Holds(told, talk, topic) / whole;
                if (score >= Enough) scored.Add((told, talk, score));
            }
        }
        double most = scored.Count == 0 ? 0 : scored.Max(pair => pair.Score);
        return [.. scored.Where(pair => pair.Score > most - 0.1).Select(pair => (pair.Event, pair.Talk))];
    }

    /// <summary>The same over all events.</summary>
    public IReadOnlyList<(Event Event, Presentation Talk)> Anywhere(QuestionText question) => About(index.With(Listed.Talks, question.Words.Where(MayTellATopic).SelectMany(word => word.Keys)), question);

    /// <summary>True when words of the question tell a topic, not only the event.</summary>
    public bool HasTopic(Event told, QuestionText question) => Topic(told, question).Any();

    /// <summary>The words of the question that tell a topic, not the event.</summary>
    private IEnumerable<QuestionWord> Topic(Event told, QuestionText question) =>
        question.Words.Where(word => MayTellATopic(word) && (index.FieldsOf(told, word) & (EventFields.Title | EventFields.Place | EventFields.Venue)) == 0);

    private static bool MayTellATopic(QuestionWord word) =>
        word.Folded.Length > 2 && !word.IsNumber && !DateWords.IsMonth(word.Folded) && !EventNouns.Contains(word.Folded) && !Nouns.Talks.Contains(word.Folded) && !Nouns.Speakers.Contains(word.Folded)
        && (word.IsContent || word.Keys[^1][0] == '#') && Knowledge.Events.Lexicon.Words.VerbKind(word.Folded) is null;

    private double Holds(Event told, Presentation talk, QuestionWord[] words)
    {
        Language language = snapshot.Documents[told.DocumentId].Language;
        HashSet<string> own = [.. EventShard.Keys(talk, language)];
        return words.Where(word => word.Keys.Any(own.Contains)).Sum(Weight);
    }

    private double Weight(QuestionWord word) => index.Rarity(word) is > 0 and var rarity ? rarity : Math.Log(2 + index.Count);
}
