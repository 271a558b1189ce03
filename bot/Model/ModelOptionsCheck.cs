using Microsoft.Extensions.Options;

namespace ChatAssistant.Model;

/// <summary>Checks the settings at start: what is wrong is named by its key, with the way out.</summary>
internal sealed class ModelOptionsCheck : IValidateOptions<ModelOptions>, IValidateOptions<EmbeddingOptions>
{
    public const string OpenAI = "OpenAI", AzureOpenAI = "AzureOpenAI";

    public ValidateOptionsResult Validate(string? name, ModelOptions options) => Result(Problems(ModelOptions.Section, options));

    public ValidateOptionsResult Validate(string? name, EmbeddingOptions options) => Result(Problems(EmbeddingOptions.Section, options));

    private static ValidateOptionsResult Result(IEnumerable<string> problems) => problems.ToArray() is { Length: > 0 } some ? ValidateOptionsResult.Fail(some) : ValidateOptionsResult.Success;

    private static IEnumerable<string> Problems(string section, ServedModel options)
    {
        bool azure = options.IsAzure;
        if (options.Provider.Length == 0)
        {
            foreach ((string key, string value) in new[] { (nameof(options.Name), options.Name), (nameof(options.Endpoint), options.Endpoint), (nameof(options.ApiKey), options.ApiKey) })
            {
                if (value.Length > 0) yield return $"{section}:{key} is set and {section}:Provider is empty. Set {section}:Provider to {OpenAI} or {AzureOpenAI}, or remove both.";
            }
            yield break;
        }
        if (!azure && !options.Provider.Equals(OpenAI, StringComparison.OrdinalIgnoreCase))
            yield return $"{section}:Provider is '{options.Provider}'. Set it to {OpenAI} (also for a server that speaks its protocol, such as Ollama, with {section}:Endpoint) or {AzureOpenAI}; leave it empty for no model.";
        if (options.Name.Length == 0) yield return $"{section}:Name is empty. Name the model{(azure ? "'s deployment" : "")}.";
        if (azure && options.Endpoint.Length == 0) yield return $"{section}:Endpoint is empty. Give the resource's address, such as https://NAME.openai.azure.com.";
        if (options.ApiKey.Length == 0 && (azure || options.Endpoint.Length == 0)) yield return $"{section}:ApiKey is empty. Give the provider's key, best as the environment variable {section.Replace(":", "__", StringComparison.Ordinal)}__ApiKey.";
        if (options.Endpoint.Length == 0) yield break;
        if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out Uri? url) || url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp || url.UserInfo.Length > 0)
            yield return $"{section}:Endpoint is no web address. Give one such as http://localhost:11434/v1.";
        else if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback && options.ApiKey.Length > 0)
            yield return $"{section}:Endpoint is plain http to {url.Host}: {section}:ApiKey would be sent in the clear. Use https, or no key.";
    }
}
