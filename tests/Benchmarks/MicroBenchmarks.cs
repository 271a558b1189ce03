using System.CommandLine;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Embeddings;
using ChatAssistant.Understanding;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatAssistant.Benchmarks;

/// <summary><c>micro</c>: what one message costs, stage by stage, with BenchmarkDotNet.</summary>
internal static class MicroBenchmark
{
    public static Command Build()
    {
        var documents = new Option<string>("--documents") { Description = "The folder to search in.", DefaultValueFactory = _ => "tests/corpus/documents" };
        var questions = new Option<string>("--questions") { Description = "What is asked, a JSON object a line.", DefaultValueFactory = _ => "tests/corpus/questions.jsonl" };
        var more = new Argument<string[]>("options") { Description = "Options of BenchmarkDotNet, behind --: -- --filter *Answer* --job short", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("micro", "Measure a question as a whole and its stages with BenchmarkDotNet.") { documents, questions, more };
        command.SetAction(result =>
        {
            // In this process: the bot's build fetches packages, which BenchmarkDotNet's own builds would do again.
            Environment.SetEnvironmentVariable(Stages.Folder, Path.GetFullPath(result.GetValue(documents)!));
            Environment.SetEnvironmentVariable(Turns.Questions, Path.GetFullPath(result.GetValue(questions)!));
            string[] options = result.GetValue(more)!;
            BenchmarkSwitcher.FromTypes([typeof(Turns), typeof(Stages)]).Run([.. options.Length > 0 ? options : ["--filter", "*"], "--inProcess"]);
        });
        return command;
    }
}

/// <summary>The stages of reading one English question.</summary>
[MemoryDiagnoser]
public class Stages
{
    internal const string Folder = "CHATASSISTANT_BENCHMARK_DOCUMENTS";
    // Not one question only: the encoder remembers the last.
    private static readonly string[] Questions = ["Which ministries were represented at the Nairobi workshop on labour inspection?", "Who spoke about debt bondage?", "Whom do I call about the training in Suva, and what is her e-mail?", "Why was the law praised?"];
    private int _asked;
    private IntentClassifier _plain = null!, _withVectors = null!;
    private SentenceEncoder _encoder = null!;
    private KnowledgeSnapshot _snapshot = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var options = new UnderstandingOptions();
        _plain = IntentClassifier.Load(options, NullLogger<IntentClassifier>.Instance);
        _withVectors = IntentClassifier.Load(options, NullLogger<IntentClassifier>.Instance);
        _encoder = LocalEncoder.TryLoad(null, NullLogger.Instance) ?? throw new InvalidOperationException("The build did not fetch the encoder: install Node.js and build again.");
        _withVectors.Use(_encoder);
        _snapshot = KnowledgeLoader.Load(Environment.GetEnvironmentVariable(Folder)!);
    }

    [Benchmark]
    public IntentReading Classify() => _plain.Classify(Next(), null);

    [Benchmark]
    public IntentReading ClassifyWithVectors() => _withVectors.Classify(Next(), null);

    [Benchmark]
    public float[] Encode() => _encoder.Encode(Next());

    [Benchmark]
    public object Search() => _snapshot.Passages.Search(Next(), 3);

    private string Next() => Questions[_asked++ % Questions.Length];
}
