using BenchmarkDotNet.Attributes;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Commands;
using ChatAssistant.Commands.Evaluation;
using ChatAssistant.Conversation;
using ChatAssistant.Understanding;
using Microsoft.Extensions.DependencyInjection;
using System.Text.Json;

namespace ChatAssistant.Benchmarks;

/// <summary>What a whole question costs in process: from the text to the reply, and to the activity's JSON. The questions of the corpus, one after the other.</summary>
[MemoryDiagnoser]
public class Turns
{
    internal const string Questions = "CHATASSISTANT_BENCHMARK_QUESTIONS";
    private ExpectedAnswer[] _questions = null!;
    private ServiceProvider _parts = null!;
    private IAssistant _assistant = null!;
    private IIntentClassifier _classifier = null!;
    private Reply[] _replies = null!;
    private int _asked;

    [Params(false, true)]
    public bool SentenceVectors { get; set; }

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        Environment.SetEnvironmentVariable("Understanding__SentenceVectors", SentenceVectors ? "true" : "false");
        _questions = [.. ExpectedAnswer.ReadFile(Environment.GetEnvironmentVariable(Questions)!).Where(question => question.Question.Conversation is null && question.Question.Context.Count == 0)];
        _parts = await Parts.ForShellAsync(Environment.GetEnvironmentVariable(Stages.Folder)!);
        _assistant = _parts.GetRequiredService<IAssistant>();
        _classifier = _parts.GetRequiredService<IIntentClassifier>();
        _replies = await Task.WhenAll(_questions.Select(question => _assistant.ReplyAsync(Message(question), default)));
    }

    [GlobalCleanup]
    public void LetGo() => _parts.Dispose();

    [Benchmark]
    public IntentReading Classify() => _classifier.Classify(Next().Question.Text, null);

    [Benchmark]
    public Task<Reply> Answer() => _assistant.ReplyAsync(Message(Next()), default);

    [Benchmark]
    public byte[] Write()
    {
        var to = new Activity { ChannelId = "emulator", Id = "1", ServiceUrl = "http://localhost", From = new ChannelAccount { Id = "u" }, Recipient = new ChannelAccount { Id = "b" } };
        return JsonSerializer.SerializeToUtf8Bytes(ActivityWriter.Message(_replies[_asked++ % _replies.Length], to), ActivityJson.Wire.Activity);
    }

    private ExpectedAnswer Next() => _questions[_asked++ % _questions.Length];

    // A conversation of its own for each: nothing of the question before is understood along.
    private IncomingMessage Message(ExpectedAnswer question) => new() { ConversationId = $"turn {_asked}", Text = question.Question.Text, Locale = question.Language };
}
