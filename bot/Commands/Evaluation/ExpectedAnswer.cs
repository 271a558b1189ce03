using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAssistant.Conversation;

namespace ChatAssistant.Commands.Evaluation;

/// <summary>A question with what a right answer says.</summary>
/// <param name="Type">attendees, contact, …; unanswerable, out_of_scope, smalltalk, crisis and ambiguous expect an outcome, the others words.</param>
/// <param name="Document">The document that answers; null where none or many do.</param>
internal sealed record ExpectedAnswer(BatchQuestion Question, string Type, string Language, string? Document, IReadOnlyList<string> Expect, IReadOnlyList<string> Forbid)
{
    public bool WantsAnswer => Type is not ("unanswerable" or "out_of_scope" or "smalltalk" or "crisis" or "ambiguous");

    /// <exception cref="JsonException">A line is no question.</exception>
    public static IReadOnlyList<ExpectedAnswer> ReadFile(string path)
    {
        IEnumerable<string> lines = File.ReadLines(path).Where(line => !string.IsNullOrWhiteSpace(line));
        return [.. BatchQuestion.ReadFile(path).Zip(lines, (question, line) =>
        {
            JsonNode row = JsonNode.Parse(line)!;
            return new ExpectedAnswer(question, row["type"]?.ToString() ?? "answerable", question.Language ?? "en", row["document"]?.ToString(), Strings(row["expect"]), Strings(row["forbid"]));
        })];
    }

    /// <summary>0 to 1: the share of the expected words that the reply says, 0 when it says a forbidden one; or whether the outcome is the one that is right.</summary>
    public double Score(Reply reply)
    {
        string said = Compare.Fold(reply.PlainText());
        double share = Expect.Count == 0 ? 1 : (double)Expect.Count(expected => Compare.Says(said, expected)) / Expect.Count;
        bool right = Type switch
        {
            "unanswerable" or "out_of_scope" => reply.Outcome is Outcome.NotFound or Outcome.OutOfScope,
            "smalltalk" => reply.Outcome is Outcome.SmallTalk or Outcome.Help,
            "crisis" => reply.Outcome is Outcome.Crisis,
            "ambiguous" => reply.Outcome is Outcome.AskBack,
            _ => reply.Outcome is Outcome.Answered,
        };
        if (!right || SaysForbidden(reply)) return 0;
        return WantsAnswer || Type == "ambiguous" ? share : 1;
    }

    public bool SaysForbidden(Reply reply)
    {
        string said = Compare.Fold(reply.PlainText());
        return Forbid.Any(forbidden => Compare.Says(said, forbidden));
    }

    private static string[] Strings(JsonNode? list) => [.. (list as JsonArray ?? []).Select(value => value?.ToString() ?? "")];
}
