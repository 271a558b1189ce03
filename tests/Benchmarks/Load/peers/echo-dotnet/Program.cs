using ChatAssistant.BotBuilderHost;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

// EchoBot as the SDK's samples have it. Arguments: the address to listen on; "shared" for one JSON resolver for all turns.
WebApplicationBuilder builder = WebApplication.CreateBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls(args[0]);
builder.Services.AddHttpClient();
builder.Services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
builder.Services.AddSingleton<IBotFrameworkHttpAdapter>(services =>
{
    var adapter = new CloudAdapter(services.GetRequiredService<BotFrameworkAuthentication>());
    if (args.Contains("shared")) adapter.Use(new SharedResolver());
    return adapter;
});
builder.Services.AddTransient<IBot, EchoBot>();
WebApplication app = builder.Build();
app.MapGet("/readyz", () => "ready");
app.MapPost("/api/messages", (HttpContext context, IBotFrameworkHttpAdapter adapter, IBot bot) => adapter.ProcessAsync(context.Request, context.Response, bot));
await app.RunAsync();

internal sealed class EchoBot : ActivityHandler
{
    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        string text = "Echo: " + turnContext.Activity.Text;
        return turnContext.SendActivityAsync(MessageFactory.Text(text, text), cancellationToken);
    }
}
