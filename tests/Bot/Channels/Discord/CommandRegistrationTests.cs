using System.Text.Json.Nodes;
using ChatAssistant.Conversation;
using ChatAssistant.Tests.EndToEnd;
using Microsoft.AspNetCore.Http;
using Moq;

namespace ChatAssistant.Tests.Bot.Channels.Discord;

/// <summary><c>discord-commands</c>, run as a process against a stand-in for Discord's API.</summary>
public sealed class CommandRegistrationTests : IAsyncLifetime
{
    private DiscordSide _discord = null!;
    private JsonArray _registered = [];
    private int _limited;

    public async ValueTask InitializeAsync()
    {
        _discord = await DiscordSide.StartAsync(Mock.Of<IAssistant>());
        _discord.Answer = (_, context) =>
        {
            if (_limited-- > 0)
            {
                context.Response.Headers.RetryAfter = "1";
                return Results.Json(new { message = "You are being rate limited.", retry_after = 0.5 }, statusCode: 429);
            }
            return context.Request.Headers.Authorization == "Bot secret" ? Results.Text(_registered.ToJsonString(), "application/json") : Results.Json(new { message = "401: Unauthorized" }, statusCode: 401);
        };
    }

    [Fact]
    public async Task CommandsAreRegisteredOnceAndRateLimitsAreWaitedFor()
    {
        _limited = 1;
        Finished first = await RunAsync();
        Assert.True(first.ExitCode == 0, first.Errors);
        Assert.Equal(["GET", "GET", "PUT"], [(await _discord.NextCallAsync()).Method, (await _discord.NextCallAsync()).Method, await TakeAsync("/api/v10/applications/1100/commands")]);

        Finished again = await RunAsync();
        Assert.True(again.ExitCode == 0, again.Errors);
        Assert.Contains("already", again.Output, StringComparison.Ordinal);
        Assert.Equal(4, _discord.Count);
    }

    [Fact]
    public async Task OneServerGetsItsOwn()
    {
        Assert.Equal(0, (await RunAsync("--guild", "300")).ExitCode);
        await _discord.NextCallAsync();
        await TakeAsync("/api/v10/applications/1100/guilds/300/commands");
        Assert.All(_registered, command => Assert.Null(command!["contexts"]));
    }

    [Fact]
    public async Task AWrongTokenIsNamedWithoutShowingIt()
    {
        Finished finished = await RunAsync(new Dictionary<string, string> { ["Discord__BotToken"] = "wrong-token" });
        Assert.Equal(1, finished.ExitCode);
        Assert.Contains("401", finished.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-token", finished.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingSettingIsNamed()
    {
        Finished finished = await RunAsync(new Dictionary<string, string> { ["Discord__ApplicationId"] = "" });
        Assert.Equal(1, finished.ExitCode);
        Assert.Contains("Discord:ApplicationId", finished.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheCommandsKeepDiscordsLimits()
    {
        JsonArray commands = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "manifest", "discord", "commands.json"), TestContext.Current.CancellationToken))!.AsArray();
        Assert.Equal(["ask", "events", "who", "contact", "Ask about this"], commands.Select(command => command!["name"]!.ToString()));
        Assert.All(commands, command => CheckNames(command!, command!["type"]!.GetValue<int>() == 1));
        Assert.All(commands.SelectMany(command => command!["options"]?.AsArray() ?? []), option => CheckNames(option!, true));
    }

    private static void CheckNames(JsonNode named, bool typed)
    {
        string[] names = [named["name"]!.ToString(), .. Localized(named, "name_localizations")];
        Assert.Equal(4, names.Length);
        Assert.All(names, name => Assert.Matches(typed ? @"^[-_\p{Ll}\p{N}]{1,32}$" : "^.{1,32}$", name));
        if (typed) Assert.All([named["description"]!.ToString(), .. Localized(named, "description_localizations")], (string text) => Assert.InRange(text.Length, 1, 100));
    }

    private static IEnumerable<string> Localized(JsonNode named, string field) => named[field]!.AsObject().Select(pair => pair.Value!.ToString());

    // The call that brings the commands; from now on they are what Discord has, with fields of its own.
    private async Task<string> TakeAsync(string path)
    {
        (string method, string called, JsonNode? body) = await _discord.NextCallAsync();
        Assert.Equal(path, called);
        _registered = body!.DeepClone().AsArray();
        foreach (JsonNode? command in _registered) command!["id"] = "5";
        foreach (JsonNode? option in _registered.SelectMany(command => command!["options"]?.AsArray() ?? [])) option!.AsObject().Remove("required");
        foreach (JsonNode? option in _registered.SelectMany(command => command!["options"]?.AsArray() ?? []).Where(option => option!["name"]!.ToString() != "about")) option!["required"] = true;
        return method;
    }

    private Task<Finished> RunAsync(params string[] arguments) => RunAsync([], arguments);

    private Task<Finished> RunAsync(Dictionary<string, string> changes, params string[] arguments)
    {
        Dictionary<string, string> settings = new() { ["Discord__ApiBase"] = _discord.ApiBase, ["Discord__ApplicationId"] = DiscordSide.Application, ["Discord__BotToken"] = "secret" };
        foreach ((string key, string value) in changes) settings[key] = value;
        return Shell.BotAsync(settings, ["discord-commands", .. arguments]);
    }

    public ValueTask DisposeAsync() => _discord.DisposeAsync();
}
