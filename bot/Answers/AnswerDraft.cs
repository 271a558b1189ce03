using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Answers;

/// <summary>An answer being written: statements with the citations that prove them, numbered in order of first use.</summary>
internal sealed class AnswerDraft(KnowledgeSnapshot snapshot)
{
    private readonly List<Citation> _citations = [];
    public List<Statement> Statements { get; } = [];
    public List<Fact> Facts { get; } = [];
    public IReadOnlyList<Citation> Citations => _citations;

    public int Cite(SourceSpan source)
    {
        int known = _citations.FindIndex(c => c.Source == source);
        if (known >= 0) return _citations[known].Number;
        Document document = snapshot.Documents[source.DocumentId];
        string title = snapshot.Events.FirstOrDefault(e => e.DocumentId == source.DocumentId)?.Title?.Clean ?? source.DocumentId;
        _citations.Add(new Citation(_citations.Count + 1, source, title, document.Text.Substring(source.Start, source.Length)));
        return _citations.Count;
    }

    /// <summary>Cites the sentence that a value stands in: a value alone proves little.</summary>
    public int CiteSentence(SourceSpan value)
    {
        Document document = snapshot.Documents[value.DocumentId];
        Block? block = document.Blocks.FirstOrDefault(b => b.Start <= value.Start && b.End >= value.End);
        if (block is null) return Cite(value);
        int start = value.Start, end = value.End;
        while (start > block.Start && !EndsSentence(document.Plain, start - 1)) start--;
        while (end < block.End && !EndsSentence(document.Plain, end - 1)) end++;
        while (start < value.Start && char.IsWhiteSpace(document.Plain[start])) start++;
        return Cite(document.Span(start, end - start));
    }

    // A mark that closes a sentence, before a blank and a capital: not the point of "No. 4788".
    private static bool EndsSentence(string text, int i) =>
        text[i] is '.' or '!' or '?' && i + 2 < text.Length && char.IsWhiteSpace(text[i + 1]) && !char.IsLower(text[i + 2]) && !char.IsDigit(text[i + 2]) && i > 1 && !char.IsUpper(text[i - 1]) && char.IsLetterOrDigit(text[i - 2]);

    /// <summary>A piece of a document, as it stands there.</summary>
    public void Quote(SourceSpan source, string @event)
    {
        Document document = snapshot.Documents[source.DocumentId];
        Item("passage", document.Print(source.Start, source.Length).Clean, @event, new Dictionary<string, string>(), source);
    }

    /// <summary>A list item that is one fact.</summary>
    public void Item(string kind, string text, string? @event, IReadOnlyDictionary<string, string> fields, params SourceSpan[] sources)
    {
        int[] numbers = [.. sources.Select(Cite).Distinct()];
        Facts.Add(new Fact(kind, fields.GetValueOrDefault("name") ?? text, @event, fields, numbers));
        Statements.Add(new Statement(text, numbers, IsListItem: true));
    }
}
