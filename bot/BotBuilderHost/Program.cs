using ChatAssistant.BotBuilderHost;
using ChatAssistant.Channels.BotFramework;
using ChatAssistant.Commands;
using ChatAssistant.Model;
using ChatAssistant.Operation;
using ChatAssistant.Web;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;

WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])) builder.WebHost.UseUrls("http://localhost:3978");
builder.Services.AddPreparationDisplay().AddParts(null).AddModel(builder.Configuration).AddWeb().AddBotFrameworkChannel().AddOperation(builder.Configuration);

// Without a client of its own the adapter would open a connection a turn. The adapter is registered as a subclass: by its own type its constructors are ambiguous.
builder.Services.AddHttpClient();
builder.Services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
builder.Services.AddSingleton<IBotFrameworkHttpAdapter, AssistantAdapter>();
builder.Services.AddTransient<IBot, AssistantBot>();

WebApplication app = builder.Build();
await app.Services.PrepareAsync();
app.MapPost("/api/messages", (HttpContext context, IBotFrameworkHttpAdapter adapter, IBot bot) => RefusingTokens.ProcessAsync(adapter, context, bot));
await app.RunAsync();
