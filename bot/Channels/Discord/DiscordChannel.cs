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
internal sealed partial class DiscordChannel(InteractionSignature signature, InteractionReader reader, InteractionAnswers answers, KnownNames names, KeptPages pages, IRecentKeys seen, IRateLimits limits, IOptions<DiscordOptions> options, TimeProvider time, ILogger<DiscordChannel> logger)
{
    /// <summary>Discord's largest, a command on a long message with all its embeds, is a fraction of this.</summary>
    private const int LongestBody = 256 * 1024;
    /// <summary>A user who types quickly is offered something ten times for each question.</summary>
    private const int Keystrokes = 10;
    private readonly BucketSize _messages = new(options.Value.MessagesPerMinute, options.Value.MessagesPerMinute), _offers = new(Keystrokes * options.Value.MessagesPerMinute, Keystrokes * options.Value.MessagesPerMinute);
    private readonly TimeSpan _remembered = TimeSpan.FromSeconds(2 * options.Value.ReplayWindow);

    public async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        long arrived = time.GetTimestamp();
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
        return await seen.AddAsync("interactions", id, _remembered) ? Reply(await AnswerAsync(interaction, arrived, request.HttpContext.RequestAborted)) : Refused("seen before");
    }

    private async Task<InteractionResponse> AnswerAsync(Interaction interaction, long arrived, CancellationToken aborted)
    {
        Language language = InteractionReader.LanguageOf(interaction);
        bool types = interaction.Type == InteractionType.Autocomplete, tooFast = await limits.TakeAsync(types ? "offers" : "discord", InteractionReader.User(interaction) ?? "", types ? _offers : _messages) is not null;
        if (types) return InteractionResponse.Offers(tooFast ? [] : Offers(interaction));
        if (tooFast) return InteractionResponse.Says(new ResponseMessage { Content = Phrases.For(language).Say("too_fast") }.OnlyForTheAsker(true));
        if (ButtonId.Page(interaction.Data?.CustomId) is { } more) return Private(interaction, await PageAsync(more.Answer, more.Page, language, aborted));
        if (InteractionReader.AsksAboutTheBot(interaction)) return InteractionResponse.Says(MessageWriter.Word("own", language).OnlyForTheAsker(true));
        if (reader.Message(interaction) is not { } message) return InteractionResponse.Says(MessageWriter.Word("unknown", language).OnlyForTheAsker(true));
        if (message.Text.Length == 0) return InteractionResponse.Says(new ResponseMessage { Content = Phrases.For(language).Say("no_text") }.OnlyForTheAsker(true));
        return await answers.AnswerAsync(interaction, message, IsPrivate(interaction), arrived);
    }

    private async Task<ResponseMessage> PageAsync(string answer, int page, Language language, CancellationToken aborted)
    {
        try
        {
            return await pages.FindAsync(answer, page, aborted) ?? MessageWriter.Word("gone", language);
        }
        catch (Exception problem) when (RedisOutage.Is(problem))
        {
            return new ResponseMessage { Content = Phrases.For(language).Say("failed") };
        }
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
