using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;

namespace ChatAssistant.Model;

/// <summary>Clients of servers that speak OpenAI's protocol.</summary>
internal static class ModelClient
{
    /// <summary>Servers of one's own often want no key; the client wants one to send.</summary>
    private const string NoKey = "none";

    /// <param name="http">Time-outs and further attempts are its handler's.</param>
    public static OpenAIClient OpenAI(ServedModel model, HttpClient http)
    {
        var client = new OpenAIClientOptions { Transport = new HttpClientPipelineTransport(http), RetryPolicy = new ClientRetryPolicy(0), NetworkTimeout = Timeout.InfiniteTimeSpan };
        if (model.Endpoint.Length > 0) client.Endpoint = new Uri(model.Endpoint);
        return new OpenAIClient(new ApiKeyCredential(model.ApiKey.Length > 0 ? model.ApiKey : NoKey), client);
    }
}
