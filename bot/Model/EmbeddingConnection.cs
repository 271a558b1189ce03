using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;

namespace ChatAssistant.Model;

/// <summary>The service that makes vectors, as the settings name it: many texts go in several calls, vectors come with length 1.</summary>
internal sealed class EmbeddingConnection(IOptions<EmbeddingOptions> options, TimeProvider time) : DelegatingEmbeddingGenerator<string, Embedding<float>>(Open(options.Value, time))
{
    /// <summary>What a call with many sentences may take; a question waits for less (<see cref="EmbeddingOptions.Timeout"/>).</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(60);

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? generation = null, CancellationToken cancellationToken = default)
    {
        var all = new GeneratedEmbeddings<Embedding<float>>();
        foreach (string[] batch in values.Chunk(options.Value.BatchSize))
        {
            GeneratedEmbeddings<Embedding<float>> some = await base.GenerateAsync(batch, generation, cancellationToken);
            if (some.Count != batch.Length) throw new InvalidDataException($"The service gave {some.Count} vectors for {batch.Length} texts.");
            all.AddRange(some.Select(embedding => new Embedding<float>(OfLengthOne(embedding.Vector.Span))));
        }
        return all;
    }

    private static float[] OfLengthOne(ReadOnlySpan<float> vector)
    {
        var unit = new float[vector.Length];
        float length = TensorPrimitives.Norm(vector);
        if (length > 0) TensorPrimitives.Divide(vector, length, unit);
        return unit;
    }

    private static IEmbeddingGenerator<string, Embedding<float>> Open(EmbeddingOptions model, TimeProvider time)
    {
        // Lives as long as the program.
        var http = new HttpClient(ModelHandler.Create(time, LongestCall)) { Timeout = Timeout.InfiniteTimeSpan };
        IKernelBuilder kernel = Kernel.CreateBuilder();
#pragma warning disable SKEXP0010 // Semantic Kernel's name for what may still change; the version is pinned.
        if (model.IsAzure) kernel.AddAzureOpenAIEmbeddingGenerator(model.Name, model.Endpoint, model.ApiKey, httpClient: http);
        else kernel.AddOpenAIEmbeddingGenerator(model.Name, ModelClient.OpenAI(model, http));
#pragma warning restore SKEXP0010
        return kernel.Build().GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
    }
}
