using System.Text;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Conversation;

/// <summary>How a turn ended. Only <see cref="Answered"/> and <see cref="AskBack"/> carry facts and citations.</summary>
public enum Outcome
{
    Answered,
    AskBack,
    NotFound,
    OutOfScope,
    SmallTalk,
    Help,
    Crisis,
}

/// <summary>What the bot says: structured, so that each channel can render it its own way.</summary>
public sealed record Reply
{
    public required Outcome Outcome { get; init; }
    public required string Intent { get; init; }
    /// <summary>0 to 1: how sure the reading of the question is.</summary>
    public required double Confidence { get; init; }
    /// <summary>0 to 1: how much of what was asked the quoted places hold; 1 for replies that quote none.</summary>
    public double Certainty { get; init; } = 1;
    public required Language Language { get; init; }
    /// <summary>In reading order; a channel that must cut, cuts between these.</summary>
    public required IReadOnlyList<Statement> Statements { get; init; }
    public IReadOnlyList<Fact> Facts { get; init; } = [];
    public IReadOnlyList<Citation> Citations { get; init; } = [];
    /// <summary>Things to ask next, each a complete utterance in the reply's language.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];
    /// <summary>Items of the set that this reply shows, and how many are left for "more".</summary>
    public int Shown { get; init; }
    public int Remaining { get; init; }

    /// <summary>The reply as plain text, citation numbers in brackets, without the list of sources.</summary>
    public string PlainText()
    {
        var text = new StringBuilder();
        foreach (Statement statement in Statements)
        {
            if (text.Length > 0) text.Append('\n');
            if (statement.IsListItem) text.Append("• ");
            text.Append(statement.Text);
            foreach (int number in statement.Citations) text.Append(" [").Append(number).Append(']');
        }
        return text.ToString();
    }
}

/// <summary>One sentence or list item of a reply, with the numbers of the citations that prove it.</summary>
public sealed record Statement(string Text, IReadOnlyList<int> Citations, bool IsListItem = false)
{
    public static Statement Plain(string text) => new(text, []);
}

/// <summary>A fact in a reply, for programs.</summary>
/// <param name="Kind">attendee, absent, presentation, contact, date, place, organizer, host, supporter, count, law, event, person, passage.</param>
/// <param name="Event">The event's id; null where the fact belongs to none.</param>
public sealed record Fact(string Kind, string Text, string? Event, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<int> Citations);

/// <summary>A numbered source. <paramref name="Quote"/> equals the document's text at <paramref name="Source"/>.</summary>
/// <param name="Number">From 1, in order of first use.</param>
/// <param name="Title">The document's title, for people.</param>
public sealed record Citation(int Number, SourceSpan Source, string Title, string Quote);
