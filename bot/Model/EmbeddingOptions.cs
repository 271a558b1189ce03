using System.ComponentModel.DataAnnotations;

namespace ChatAssistant.Model;

/// <summary>Section <c>Model:Embeddings</c> of the settings: a service that gives sentences of the documents and open questions their vectors, in every language. Without a provider passages are compared by the encoder of the machine, in English only.</summary>
public sealed class EmbeddingOptions : ServedModel
{
    public const string Section = $"{ModelOptions.Section}:Embeddings";

    /// <summary>Seconds that an open question waits for its vector; then it is searched by words alone.</summary>
    /// <value>2 by default.</value>
    [Range(0.05, 30, ErrorMessage = "Model:Embeddings:Timeout must be 0.05 to 30 seconds.")]
    public double Timeout { get; set; } = 2;

    /// <summary>Sentences that go to the service in one call while documents are prepared.</summary>
    /// <value>64 by default.</value>
    [Range(1, 2048, ErrorMessage = "Model:Embeddings:BatchSize must be 1 to 2048 sentences.")]
    public int BatchSize { get; set; } = 64;
}
