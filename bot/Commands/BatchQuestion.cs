using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAssistant.Conversation;

namespace ChatAssistant.Commands;

/// <summary>One line of a file of questions.</summary>
/// <param name="Conversation">Lines that name the same one are its turns, in the order of the file; null: a conversation of its own.</param>
/// <param name="Context">What the user had said before, oldest first.</param>
/// <param name="Language">A hint, as a channel gives the user's locale.</param>
internal sealed record BatchQuestion(string Id, string Text, string? Conversation, IReadOnlyList<string> Context, string? Language)
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="JsonException">A line is no question; the message names it.</exception>
    public static IReadOnlyList<BatchQuestion> ReadFile(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"The file of questions '{path}' does not exist.");
        var rows = new List<BatchQuestion>();
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) rows.Add(Read(line, $"{path}, line {number}"));
        }
        return rows;
    }

    public async Task<Reply> AskAsync(IAssistant assistant, CancellationToken cancellation)
    {
        IncomingMessage Message(string text) => new() { ConversationId = Conversation is null ? "batch-row/" + Id : "batch/" + Conversation, Text = text, Locale = Language };
        foreach (string earlier in Context) await assistant.ReplyAsync(Message(earlier), cancellation);
        return await assistant.ReplyAsync(Message(Text), cancellation);
    }

    // The corpus's own question files call the text "question" and the language "lang".
    private static BatchQuestion Read(string line, string place)
    {
        try
        {
            if (JsonNode.Parse(line) is JsonObject row && (row["text"] ?? row["question"]) is JsonValue text)
            {
                string[] context = row["context"] is JsonArray turns ? [.. turns.Select(turn => turn?.ToString() ?? "")] : [];
                return new BatchQuestion(row["id"]?.ToString() ?? place, text.ToString(), row["conversation"]?.ToString(), context, (row["language"] ?? row["lang"])?.ToString());
            }
        }
        catch (JsonException problem)
        {
            throw new JsonException($"{place}: no JSON object: {problem.Message}", problem);
        }
        throw new JsonException($"{place}: a question looks like {{\"id\":\"q1\",\"text\":\"Who attended?\"}}.");
    }
}
