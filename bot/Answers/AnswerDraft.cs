using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Understanding;

namespace ChatAssistant.Answers;

/// <summary>An answer being written: statements with the citations that prove them, numbered in order of first use.</summary>
internal sealed class AnswerDraft(KnowledgeSnapshot snapshot)
{
    private readonly List<Citation> _citations = [];
    private readonly List<Statement> _statements = [];
    private readonly List<Fact> _facts = [];

    /// <summary>The number of the citation for this place; the same place has one number.</summary>
    public int Cite(SourceSpan source)
    {
        int known = _citations.FindIndex(c => c.Source == source);
        if (known >= 0) return _citations[known].Number;
        Document document = snapshot.Documents[source.DocumentId];
        _citations.Add(new Citation(_citations.Count + 1, source, snapshot.TitleOf(source.DocumentId), document.TextAt(source)));
        return _citations.Count;
    }

    /// <summary>A sentence that states no fact.</summary>
    public void Say(string text) => _statements.Add(Statement.Plain(text));

    /// <summary>A sentence that states facts.</summary>
    public void Sentence(string text, IReadOnlyList<int> citations) => _statements.Add(new Statement(text, citations));

    /// <summary>A sentence that is one fact.</summary>
    public void Sentence(string kind, string text, string value, string? @event, SourceSpan source)
    {
        int[] numbers = [Cite(source)];
        Sentence(text, numbers);
        Fact(new Fact(kind, value, @event, new Dictionary<string, string>(), numbers));
    }

    public void Fact(Fact fact) => _facts.Add(fact);

    /// <summary>A piece of a document, as it stands there.</summary>
    public void Quote(SourceSpan source, string? @event) =>
        Item("passage", snapshot.Documents[source.DocumentId].Print(source.Start, source.Length).Clean, @event, new Dictionary<string, string>(), source);

    /// <summary>A list item that is one fact.</summary>
    public void Item(string kind, string text, string? @event, IReadOnlyDictionary<string, string> fields, SourceSpan source)
    {
        int[] numbers = [Cite(source)];
        Fact(new Fact(kind, fields.GetValueOrDefault("name") ?? text, @event, fields, numbers));
        _statements.Add(new Statement(text, numbers, IsListItem: true));
    }

    /// <param name="about">The event that the answer is about; null where it is about none, or several.</param>
    public Reply Reply(Outcome outcome, Reading reading, Event? about = null) => new()
    {
        Outcome = outcome, Intent = reading.Intent.Label(), Confidence = reading.Confidence, Language = reading.Language,
        Statements = _statements, Facts = _facts, Citations = _citations, Suggestions = Answers.Suggestions.After(reading, about, snapshot),
    };
}
