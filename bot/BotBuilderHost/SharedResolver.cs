using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Newtonsoft.Json.Serialization;
using IMiddleware = Microsoft.Bot.Builder.IMiddleware;

namespace ChatAssistant.BotBuilderHost;

/// <summary>Gives all connector clients one contract resolver. Each turn has a client of its own, and with it a resolver with an empty cache, so that the contracts of an activity would be worked out by reflection for every turn: about 5 ms of CPU.</summary>
internal sealed class SharedResolver : IMiddleware
{
    private static readonly DefaultContractResolver Resolver = new();

    public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        if (turnContext.TurnState.Get<IConnectorClient>() is ConnectorClient client)
        {
            client.SerializationSettings.ContractResolver = Resolver;
            client.DeserializationSettings.ContractResolver = Resolver;
        }
        return next(cancellationToken);
    }
}
