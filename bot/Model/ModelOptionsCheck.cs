using Microsoft.Extensions.Options;

namespace ChatAssistant.Model;

/// <summary>Checks the settings at start: what is wrong is named by its key, with the way out.</summary>
internal sealed class ModelOptionsCheck : IValidateOptions<ModelOptions>
{
    public const string OpenAI = "OpenAI", AzureOpenAI = "AzureOpenAI";

    public ValidateOptionsResult Validate(string? name, ModelOptions options)
    {
        string[] problems = [.. Problems(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(ModelOptions options)
    {
        bool azure = Is(options.Provider, AzureOpenAI);
        if (options.Provider.Length == 0)
        {
            foreach ((string key, string value) in new[] { (nameof(options.Name), options.Name), (nameof(options.Endpoint), options.Endpoint), (nameof(options.ApiKey), options.ApiKey) })
            {
                if (value.Length > 0) yield return $"Model:{key} is set and Model:Provider is empty. Set Model:Provider to {OpenAI} or {AzureOpenAI}, or remove both.";
            }
            yield break;
        }
        if (!azure && !Is(options.Provider, OpenAI))
            yield return $"Model:Provider is '{options.Provider}'. Set it to {OpenAI} (also for a server that speaks its protocol, such as Ollama, with Model:Endpoint) or {AzureOpenAI}; leave it empty for no model.";
        if (options.Name.Length == 0) yield return $"Model:Name is empty. Name the model{(azure ? "'s deployment" : "")}.";
        if (azure && options.Endpoint.Length == 0) yield return "Model:Endpoint is empty. Give the resource's address, such as https://NAME.openai.azure.com.";
        if (options.ApiKey.Length == 0 && (azure || options.Endpoint.Length == 0)) yield return "Model:ApiKey is empty. Give the provider's key, best as the environment variable Model__ApiKey.";
        if (options.Endpoint.Length == 0) yield break;
        if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out Uri? url) || url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp || url.UserInfo.Length > 0)
            yield return $"Model:Endpoint is no web address. Give one such as http://localhost:11434/v1.";
        else if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback && options.ApiKey.Length > 0)
            yield return $"Model:Endpoint is plain http to {url.Host}: Model:ApiKey would be sent in the clear. Use https, or no key.";
    }

    public static bool Is(string provider, string name) => provider.Equals(name, StringComparison.OrdinalIgnoreCase);
}
