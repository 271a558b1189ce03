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
        var documents = new Argument<string>("documents") { Description = "The folder to search in: tests/corpus/documents." };
        var command = new Command("micro", "Measure the stages of a message with BenchmarkDotNet: classify, encode, search.") { documents };
        command.SetAction(result =>
        {
            // BenchmarkDotNet runs each stage in a process of its own, which inherits the environment.
            Environment.SetEnvironmentVariable(Stages.Folder, Path.GetFullPath(result.GetValue(documents)!));
            BenchmarkRunner.Run<Stages>();
        });
        return command;
    }
}

/// <summary>The stages of reading one English question.</summary>
[MemoryDiagnoser]
public class Stages
{
    internal const string Folder = "CHATASSISTANT_BENCHMARK_DOCUMENTS";
    private const string Question = "Which ministries were represented at the Nairobi workshop on labour inspection?";
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
    public IntentReading Classify() => _plain.Classify(Question, null);

    [Benchmark]
    public IntentReading ClassifyWithVectors() => _withVectors.Classify(Question, null);

    [Benchmark]
    public float[] Encode() => _encoder.Encode(Question);

    [Benchmark]
    public object Search() => _snapshot.Passages.Search(Question, 3);
}
