using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatAssistant.Channels.Discord.Wire;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.Discord;

/// <summary>Calls to Discord. Rate limits are waited for and outages tried again by the handler that <see cref="DiscordServices"/> puts around.</summary>
internal sealed class DiscordApi(HttpClient http, IOptions<DiscordOptions> options)
{
    private readonly string _base = options.Value.ApiBase.TrimEnd('/');

    /// <summary>Puts the answer in place of "thinking…" ("Edit Original Interaction Response"). The token of the interaction is all the proof it needs.</summary>
    /// <returns>The status that Discord answered with.</returns>
    public async Task<int> EditAsync(Interaction interaction, ResponseMessage message, CancellationToken cancellation)
    {
        var address = new Uri($"{_base}/webhooks/{Uri.EscapeDataString(interaction.ApplicationId!)}/{Uri.EscapeDataString(interaction.Token!)}/messages/@original");
        using HttpResponseMessage response = await http.PatchAsJsonAsync(address, message, DiscordJson.Default.ResponseMessage, cancellation);
        return (int)response.StatusCode;
    }

    /// <summary>The application's commands, for all or for one server ("Get Global Application Commands").</summary>
    public async Task<JsonArray> CommandsAsync(string? guild, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Commands(guild) + "?with_localizations=true");
        return await SendAsync(request, cancellation);
    }

    /// <summary>Puts these commands in place of all that there are ("Bulk Overwrite Global Application Commands").</summary>
    public async Task<JsonArray> OverwriteCommandsAsync(JsonArray commands, string? guild, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Commands(guild)) { Content = JsonContent.Create(commands) };
        return await SendAsync(request, cancellation);
    }

    private async Task<JsonArray> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bot", options.Value.BotToken);
        using HttpResponseMessage response = await http.SendAsync(request, cancellation);
        if (response.IsSuccessStatusCode) return await response.Content.ReadFromJsonAsync<JsonArray>(cancellation) ?? [];
        throw new HttpRequestException($"Discord answered {(int)response.StatusCode} to {request.Method} {request.RequestUri!.AbsolutePath}: {Shortened.WithDots(await response.Content.ReadAsStringAsync(cancellation), 500)}", null, response.StatusCode);
    }

    private string Commands(string? guild) => $"{_base}/applications/{options.Value.ApplicationId}/{(guild is null ? "" : $"guilds/{Uri.EscapeDataString(guild)}/")}commands";
}
