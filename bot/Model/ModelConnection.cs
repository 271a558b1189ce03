using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.AzureOpenAI;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace ChatAssistant.Model;

/// <summary>The provider's chat service, as the settings name it.</summary>
internal sealed class ModelConnection : IDisposable
{
    private readonly HttpClient _http;

    public ModelConnection(IOptions<ModelOptions> options, TimeProvider time)
    {
        ModelOptions model = options.Value;
        _http = new HttpClient(ModelHandler.Create(time, TimeSpan.FromSeconds(model.Timeout))) { Timeout = Timeout.InfiniteTimeSpan };
        Chat = model.IsAzure
            ? new AzureOpenAIChatCompletionService(model.Name, model.Endpoint, model.ApiKey, httpClient: _http)
            : new OpenAIChatCompletionService(model.Name, ModelClient.OpenAI(model, _http));
    }

    /// <summary>Logs nothing: what it would log holds texts.</summary>
    public IChatCompletionService Chat { get; }

    public void Dispose() => _http.Dispose();
}
