using ChatAssistant.Channels.BotFramework;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Understanding;

namespace ChatAssistant.Commands;

/// <summary>Runs the bot as a web server.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(string? documents, CancellationToken cancellation)
    {
        WebApplication app = Build(documents, []);
        KnowledgeSnapshot snapshot = app.Services.GetRequiredService<KnowledgeSnapshot>();
        _ = app.Services.GetRequiredService<IAssistant>();
        await app.StartAsync(cancellation);
        Console.WriteLine($"Chat at {string.Join(", ", app.Urls.Select(url => url + "/api/messages"))} · {snapshot.Documents.Count} documents, {snapshot.Events.Count()} events");
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    /// <summary>The web application with all its parts, not yet started.</summary>
    public static WebApplication Build(string? documents, string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        string folder = documents ?? builder.Configuration["Knowledge:Documents"] ?? "seeds";
        builder.Services.AddSingleton(_ => KnowledgeLoader.Load(DocumentsFolder.Find(folder)));
        builder.Services.AddUnderstanding();
        builder.Services.AddSingleton<IAssistant, Assistant>();
        builder.Services.AddBotFrameworkChannel();
        WebApplication app = builder.Build();
        app.MapGet("/healthz", () => "ok");
        app.MapBotFrameworkChannel();
        return app;
    }
}
