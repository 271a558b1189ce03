using System.CommandLine;
using ChatAssistant.Channels.BotFramework;
using ChatAssistant.Channels.DirectLine;
using ChatAssistant.Channels.Discord;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Model;
using ChatAssistant.Operation;
using ChatAssistant.Redis;
using ChatAssistant.Web;
using ChatAssistant.Web.Access;
using Microsoft.AspNetCore.Connections;

namespace ChatAssistant.Commands;

/// <summary><c>serve</c>: the bot as a web server.</summary>
internal static class ServeCommand
{
    /// <summary>Where Bot Framework tools look for a bot on this machine.</summary>
    private const string DefaultUrl = "http://localhost:3978";

    public static Command Build()
    {
        Option<string?> documents = SharedOptions.Documents();
        var command = new Command("serve", $"Run the bot on {DefaultUrl}; what happens without a command. ASPNETCORE_URLS names another address.") { documents };
        command.SetAction((result, cancellation) => RunAsync(result.GetValue(documents), cancellation));
        return command;
    }

    public static async Task<int> RunAsync(string? documents, CancellationToken cancellation)
    {
        await using WebApplication app = Application(documents, []);
        await app.Services.PrepareAsync();
        KnowledgeSnapshot snapshot = app.Services.GetRequiredService<LiveKnowledge>().Current;
        _ = app.Services.GetRequiredService<IAssistant>();
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException problem) when (problem.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{problem.Message} Stop the program that uses it, or choose another: ASPNETCORE_URLS=http://localhost:3979 dotnet run --project bot");
            return 1;
        }
        foreach (FileResult file in snapshot.Files.Where(file => file.Problem is not null)) await Console.Error.WriteLineAsync($"{file.File}: {file.Problem}");
        Console.WriteLine($"Chat at {string.Join(", ", app.Urls.Select(url => url + "/"))} · {snapshot.Documents.Count} documents, {snapshot.Events.Count()} events");
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    /// <summary>The web application with all its parts, not yet started.</summary>
    public static WebApplication Application(string? documents, string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])) builder.WebHost.UseUrls(DefaultUrl);
        builder.Services.AddPreparationDisplay().AddParts(documents).AddModel(builder.Configuration);
        builder.Services.AddWeb().AddPages().AddDirectLineChannel().AddBotFrameworkChannel().AddDiscordChannel().AddOperation(builder.Configuration).AddRedis(builder.Configuration);
        WebApplication app = builder.Build();
        app.UseWebAccess();
        app.MapOperation();
        app.MapBotFrameworkChannel();
        app.MapDirectLineChannel();
        app.MapDiscordChannel();
        app.MapPages();
        return app;
    }
}
