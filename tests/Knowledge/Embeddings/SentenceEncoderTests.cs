using System.Numerics.Tensors;
using System.Text.Json;
using ChatAssistant.Knowledge.Embeddings;
using FsCheck.Xunit;
using Microsoft.Extensions.AI;

namespace ChatAssistant.Tests.Knowledge.Embeddings;

/// <summary>The encoder beside the test program, fetched from npm when the project was built; the tests need npm anyway.</summary>
public sealed class LoadedEncoder : IDisposable
{
    public SentenceEncoder Encoder { get; } = SentenceEncoder.Load(Path.Combine(AppContext.BaseDirectory, "encoder"), cache: null);

    public void Dispose() => Encoder.Dispose();
}

public sealed class SentenceEncoderTests(LoadedEncoder loaded) : IClassFixture<LoadedEncoder>
{
    private sealed record Sample(string Text, float[] Every16th);

    /// <summary>What the npm package @energetic-ai/embeddings 0.2.0 computes in Node.js for the same texts.</summary>
    private static readonly Sample[] Samples = JsonSerializer.Deserialize<Sample[]>(File.ReadAllText(Path.Combine(Repository.Root, "tests/Knowledge/Embeddings/vectors.json")), JsonSerializerOptions.Web)!;

    [Fact]
    public void VectorsAreThoseOfTheJavaScriptOriginalButForTheRoundingOfTheWeights() => Assert.All(Samples, sample =>
    {
        float[] vector = loaded.Encoder.Encode(sample.Text), part = [.. sample.Every16th.Select((_, i) => vector[16 * i])];
        Assert.Equal(SentenceEncoder.Dimensions, vector.Length);
        Assert.InRange(TensorPrimitives.CosineSimilarity<float>(sample.Every16th, part), 0.99, 1.00001);
    });

    [Fact]
    public void SentencesThatMeanAlikeAreNearerThanOthers()
    {
        float[] asked = loaded.Encoder.Encode("Who attended the seminar?");
        Assert.True(Cosine(asked, "Which people took part in the workshop?") > Cosine(asked, "How do traffickers move the money?") + 0.1);
    }

    [Property(MaxTest = 100)]
    public void AnyTextHasAVectorOfLengthOneOrIsEmpty(string? text)
    {
        float length = TensorPrimitives.Norm<float>(loaded.Encoder.Encode(text ?? ""));
        Assert.Equal(string.IsNullOrEmpty(text) ? 0 : 1, length, 1e-4);
    }

    [Fact]
    public void HalfASurrogatePairIsNoFault() => Assert.Equal(1, TensorPrimitives.Norm<float>(loaded.Encoder.Encode("\ud83d who?")), 1e-4);

    [Fact]
    public async Task TheGeneratorGivesOneVectorAText()
    {
        GeneratedEmbeddings<Embedding<float>> embeddings = await loaded.Encoder.GenerateAsync(["one", "two"], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(loaded.Encoder.Encode("two"), embeddings[1].Vector.ToArray());
        Assert.Equal(SentenceEncoder.Dimensions, loaded.Encoder.GetService<EmbeddingGeneratorMetadata>()?.DefaultModelDimensions);
    }

    [Fact]
    public void AKeptModelThatIsCutShortIsMadeAgain()
    {
        string folder = Directory.CreateTempSubdirectory().FullName, package = Path.Combine(AppContext.BaseDirectory, "encoder");
        SentenceEncoder.Load(package, folder).Dispose();
        string file = Assert.Single(Directory.GetFiles(folder));
        using (FileStream stream = File.OpenWrite(file)) stream.SetLength(stream.Length / 2);

        using SentenceEncoder again = SentenceEncoder.Load(package, folder);

        Assert.Equal(loaded.Encoder.Encode("again"), again.Encode("again"));
        Assert.True(new FileInfo(file).Length > 13_000_000);
        Directory.Delete(folder, recursive: true);
    }

    private double Cosine(float[] vector, string text) => TensorPrimitives.Dot<float>(vector, loaded.Encoder.Encode(text));

    [Fact]
    public async Task RunsUnderWayEndBeforeTheModelIsLetGo()
    {
        SentenceEncoder encoder = SentenceEncoder.Load(Path.Combine(AppContext.BaseDirectory, "encoder"), cache: null);
        Task[] runs = [.. Enumerable.Range(0, 3).Select(run => Task.Run(() => { for (int i = 0; ; i++) encoder.Encode($"sentence {run} {i} about a seminar"); }))];
        await Task.Delay(50, TestContext.Current.CancellationToken);
        encoder.Dispose();
        foreach (Task run in runs) await Assert.ThrowsAsync<ObjectDisposedException>(() => run);
        Assert.Throws<ObjectDisposedException>(() => encoder.Encode("one more"));
    }
}
