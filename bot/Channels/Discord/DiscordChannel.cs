using System.Text.Json;
using ChatAssistant.Answers;
using ChatAssistant.Channels.Discord.Wire;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.Discord;

/// <summary>POST /api/discord/interactions: Discord's interactions webhook ("Receiving and Responding to Interactions").</summary>
/// <remarks>401 for what Discord did not sign, or not now; 200 with the answer in the body, or with "later" and the answer edited in.</remarks>
internal sealed partial class DiscordChannel(InteractionSignature signature, InteractionReader reader, InteractionAnswers answers, KnownNames names, KeptPages pages, IRecentKeys seen, IOptions<DiscordOptions> options, ILogger<DiscordChannel> logger)
{
    /// <summary>Discord's largest, a command on a long message with all its embeds, is a fraction of this.</summary>
    private const int LongestBody = 256 * 1024;
    private readonly TimeSpan _remembered = TimeSpan.FromSeconds(2 * options.Value.ReplayWindow);

    public async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        if (await BodyAsync(request) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!signature.IsGood(request.Headers, body.Span)) return Refused("signature or time");
        Interaction? interaction;
        try
        {
            interaction = JsonSerializer.Deserialize(body.Span, DiscordJson.Default.Interaction);
        }
        catch (JsonException)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }
        if (interaction?.Type == InteractionType.Ping) return Reply(InteractionResponse.Pong);
        if (interaction is not { Id: { Length: > 0 } id, ApplicationId.Length: > 0, Token.Length: > 0, ChannelId.Length: > 0 }) return Results.StatusCode(StatusCodes.Status400BadRequest);
        return await seen.AddAsync("interactions", id, _remembered) ? Reply(await AnswerAsync(interaction, request.HttpContext.RequestAborted)) : Refused("seen before");
    }

    private async Task<InteractionResponse> AnswerAsync(Interaction interaction, CancellationToken aborted)
    {
        Language language = InteractionReader.LanguageOf(interaction);
        if (interaction.Type == InteractionType.Autocomplete) return InteractionResponse.Offers(Offers(interaction));
        if (ButtonId.Page(interaction.Data?.CustomId) is { } more) return Private(interaction, await pages.FindAsync(more.Answer, more.Page, aborted) ?? MessageWriter.Word("gone", language));
        if (InteractionReader.AsksAboutTheBot(interaction)) return InteractionResponse.Says(MessageWriter.Word("own", language).OnlyForTheAsker(true));
        if (reader.Message(interaction) is not { } message) return InteractionResponse.Says(MessageWriter.Word("unknown", language).OnlyForTheAsker(true));
        if (message.Text.Length == 0) return InteractionResponse.Says(new ResponseMessage { Content = Phrases.For(language).Say("no_text") }.OnlyForTheAsker(true));
        return await answers.AnswerAsync(interaction, message, IsPrivate(interaction));
    }

    private IReadOnlyList<Choice> Offers(Interaction interaction) =>
        interaction.Data?.Options?.FirstOrDefault(option => option.Focused) is { } typed ? names.Offer(typed.Text, people: interaction.Data.Name == "contact") : [];

    private InteractionResponse Private(Interaction interaction, ResponseMessage message) => InteractionResponse.Says(message.OnlyForTheAsker(IsPrivate(interaction)));

    // What follows a message that only one sees is for that one too.
    private bool IsPrivate(Interaction interaction) =>
        (options.Value.Ephemeral && !InteractionReader.IsShared(interaction)) || (interaction.Message?.Flags & ResponseMessage.EphemeralFlag) > 0;

    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpRequest request)
    {
        if (request.ContentLength > LongestBody) return null;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = LongestBody;
        var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException)
        {
            return null;
        }
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static IResult Reply(InteractionResponse response) => Results.Json(response, DiscordJson.Default.InteractionResponse);

    private IResult Refused(string reason)
    {
        Refused(logger, reason);
        return Results.StatusCode(StatusCodes.Status401Unauthorized);
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "A Discord interaction was refused: {Reason}.")]
    private static partial void Refused(ILogger logger, string reason);
}
