using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAssistant.Answers;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Proof;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Understanding;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;

namespace ChatAssistant.Model;

/// <summary>Words answers with the chat model, and keeps of its words what the documents prove.</summary>
internal sealed partial class ModelWording(ModelChat chat, IOptions<ModelOptions> options, TimeProvider time, ILogger<ModelWording> logger) : IAnswerWording
{
    private const int MostSentences = 6;
    private static readonly string Rules = ReadRules();
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<Reply> WordAsync(EventKnowledge knowledge, Reading reading, Findings.Found found, Reply quoted, CancellationToken cancellation)
    {
        EventQuestion question = reading.Question!;
        var plugin = new KnowledgePlugin(knowledge, document => !WordsToMachines.In(document));
        if (WordsToMachines.In($"{question.Text}\n{question.Before}") || !found.Items.All(item => plugin.IsShown(item.Evidence.DocumentId)))
        {
            LogKept(logger);
            return quoted;
        }
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.Timeout), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellation);
        try
        {
            string? text = await chat.AskAsync(plugin, Rules.Replace("{language}", Name(reading.Language), StringComparison.Ordinal), Material(question, found, plugin), either.Token);
            if (text is null) LogSpent(logger);
            return text is null ? quoted : Proven(text, knowledge, reading, found, plugin, quoted);
        }
        // Whatever a foreign server does, the answer is there already. Of its words nothing is logged.
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            if (enough.IsCancellationRequested) LogSlow(logger, options.Value.Timeout);
            else LogBroken(logger, problem.GetBaseException().GetType().Name, (int?)(problem as HttpOperationException)?.StatusCode);
            return quoted;
        }
    }

    private Reply Proven(string text, EventKnowledge knowledge, Reading reading, Findings.Found found, KnowledgePlugin plugin, Reply quoted)
    {
        KnowledgeSnapshot snapshot = knowledge.Snapshot;
        var citable = plugin.Given.Where(pair => IsCitable(pair.Value, knowledge, reading.Question!, found)).ToDictionary();
        ProvenSentence[] kept = [.. ProvenText.Keep(text, reading.Language, citable, snapshot).DistinctBy(sentence => sentence.Text).Take(MostSentences)];
        LogProven(logger, kept.Length);
        if (kept.Length == 0) return quoted;
        var draft = new AnswerDraft(snapshot);
        draft.Say(Phrases.For(reading.Language).Say("worded"));
        foreach (ProvenSentence sentence in kept)
        {
            int[] numbers = [.. sentence.Sources.Select(draft.Cite)];
            draft.Sentence(sentence.Text, numbers);
            draft.Fact(new Fact("passage", sentence.Text, found.About is [var told] ? told.Id : null, new Dictionary<string, string>(), numbers));
        }
        return draft.Reply(Outcome.Answered, reading) with { Shown = quoted.Shown, Suggestions = quoted.Suggestions };
    }

    // What was found, and what else the event's document says of what is asked: true sentences about something else answer nothing.
    private static bool IsCitable(SourceSpan place, EventKnowledge knowledge, EventQuestion question, Findings.Found found) =>
        found.Items.Any(item => item.Evidence == place)
        || (found.About.Count == 0 || found.About.Any(told => told.Scope.Overlaps(place))) && knowledge.Touches(question, found.About is [var first, ..] ? first : null, place);

    private static string Material(EventQuestion question, Findings.Found found, KnowledgePlugin plugin) => new JsonObject
    {
        ["question"] = question.Text,
        ["earlier"] = question.Before,
        ["event"] = found.About is [var told] ? new JsonObject { ["id"] = told.Id, ["title"] = told.Title?.Clean } : null,
        ["quotes"] = new JsonArray([.. found.Items.Select(item => plugin.Cite(item.Evidence)).Select(cited => new JsonObject { ["number"] = cited.Number, ["quote"] = cited.Quote })]),
    }.ToJsonString(AsWritten);

    private static string Name(Language language) => language switch { Language.Spanish => "Spanish", Language.French => "French", _ => "English" };

    private static string ReadRules()
    {
        const string name = "ChatAssistant.Model.prompt.txt";
        using Stream stream = typeof(ModelWording).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [LoggerMessage(EventId = 5001, Level = LogLevel.Information, Message = "The model is not asked: the question, or a document that answers it, has words that speak to a language model.")]
    private static partial void LogKept(ILogger logger);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Warning, Message = "The model is not asked: Model:CallsPerMinute or Model:TokensPerDay is reached. Sentences are quoted instead.")]
    private static partial void LogSpent(ILogger logger);

    [LoggerMessage(EventId = 5003, Level = LogLevel.Warning, Message = "The model did not answer within Model:Timeout ({Seconds} s). Sentences are quoted instead.")]
    private static partial void LogSlow(ILogger logger, double seconds);

    [LoggerMessage(EventId = 5004, Level = LogLevel.Warning, Message = "The model cannot be asked ({Problem}, status {Status}). Sentences are quoted instead.")]
    private static partial void LogBroken(ILogger logger, string problem, int? status);

    [LoggerMessage(EventId = 5005, Level = LogLevel.Debug, Message = "Of the model's answer {Sentences} sentences are proven.")]
    private static partial void LogProven(ILogger logger, int sentences);
}
