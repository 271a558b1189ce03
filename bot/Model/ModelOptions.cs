using System.ComponentModel.DataAnnotations;

namespace ChatAssistant.Model;

/// <summary>Section <c>Model</c> of the settings: a chat model that words answers to open questions. Without a provider there is none.</summary>
public sealed class ModelOptions : ServedModel
{
    public const string Section = "Model";

    /// <summary>Seconds that the wording of an answer may take, all calls together; then the sentences are quoted as without a model.</summary>
    /// <value>10 by default.</value>
    [Range(0.1, 50, ErrorMessage = "Model:Timeout must be 0.1 to 50 seconds.")]
    public double Timeout { get; set; } = 10;

    /// <summary>Calls to the model for one question: one, and one for each round of look-ups.</summary>
    /// <value>4 by default.</value>
    [Range(1, 10, ErrorMessage = "Model:CallsPerQuestion must be 1 to 10.")]
    public int CallsPerQuestion { get; set; } = 4;

    /// <summary>Calls to the model in a minute, of all users together; beyond them sentences are quoted.</summary>
    /// <value>60 by default.</value>
    [Range(1, 100_000, ErrorMessage = "Model:CallsPerMinute must be 1 to 100000.")]
    public int CallsPerMinute { get; set; } = 60;

    /// <summary>Tokens, read and written, in a day (UTC), of all users together; beyond them sentences are quoted. Times the provider's price, this is the most that a day costs.</summary>
    /// <value>2,000,000 by default.</value>
    [Range(1000, long.MaxValue, ErrorMessage = "Model:TokensPerDay must be 1000 or more.")]
    public long TokensPerDay { get; set; } = 2_000_000;

    /// <summary>Tokens that the model may write in one call.</summary>
    /// <value>600 by default.</value>
    [Range(16, 32_000, ErrorMessage = "Model:LongestAnswer must be 16 to 32000 tokens.")]
    public int LongestAnswer { get; set; } = 600;
}
