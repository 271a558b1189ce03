namespace ChatAssistant.Model;

/// <summary>Where a model is served, in the settings.</summary>
public abstract class ServedModel
{
    /// <summary><c>OpenAI</c>, also for servers that speak its protocol at <see cref="Endpoint"/> (Ollama, vLLM), or <c>AzureOpenAI</c>.</summary>
    /// <value>Empty by default: no model.</value>
    public string Provider { get; set; } = "";

    /// <summary>The model's name, at Azure the deployment's.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where the model is served: <c>http://localhost:11434/v1</c>, <c>https://NAME.openai.azure.com</c>.</summary>
    /// <value>Empty by default: OpenAI's own.</value>
    public string Endpoint { get; set; } = "";

    /// <summary>The provider's key; servers at an end point of your own may need none.</summary>
    public string ApiKey { get; set; } = "";

    internal bool IsAzure => Provider.Equals(ModelOptionsCheck.AzureOpenAI, StringComparison.OrdinalIgnoreCase);
}
