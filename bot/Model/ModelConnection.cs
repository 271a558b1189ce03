using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.AzureOpenAI;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI;

namespace ChatAssistant.Model;

/// <summary>The provider's chat service, as the settings name it.</summary>
internal sealed class ModelConnection : IDisposable
{
    /// <summary>Servers of one's own often want no key; the client wants one to send.</summary>
    private const string NoKey = "none";
    private readonly HttpClient _http;

    public ModelConnection(IOptions<ModelOptions> options, TimeProvider time)
    {
        ModelOptions model = options.Value;
        _http = new HttpClient(ModelHandler.Create(time, TimeSpan.FromSeconds(model.Timeout))) { Timeout = Timeout.InfiniteTimeSpan };
        Chat = ModelOptionsCheck.Is(model.Provider, ModelOptionsCheck.AzureOpenAI)
            ? new AzureOpenAIChatCompletionService(model.Name, model.Endpoint, model.ApiKey, httpClient: _http)
            : new OpenAIChatCompletionService(model.Name, OpenAI(model));
    }

    /// <summary>Logs nothing: what it would log holds texts.</summary>
    public IChatCompletionService Chat { get; }

    public void Dispose() => _http.Dispose();

    // Time-outs and further attempts are the handler's.
    private OpenAIClient OpenAI(ModelOptions model)
    {
        var client = new OpenAIClientOptions { Transport = new HttpClientPipelineTransport(_http), RetryPolicy = new ClientRetryPolicy(0), NetworkTimeout = Timeout.InfiniteTimeSpan };
        if (model.Endpoint.Length > 0) client.Endpoint = new Uri(model.Endpoint);
        return new OpenAIClient(new ApiKeyCredential(model.ApiKey.Length > 0 ? model.ApiKey : NoKey), client);
    }
}
