using System.Text.Json;
using ChatAssistant.Channels.Activities;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.BotFramework;

/// <summary>Reads an activity from a request's body, within limits of size, depth and time.</summary>
internal sealed class ActivityBody(IOptions<ChannelLimits> limits, TimeProvider time)
{
    /// <summary>A body of the largest size comes in a fraction of this over any line that carries a channel.</summary>
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);
    private readonly int _longest = limits.Value.LongestBody;

    public async Task<(Activity?, Refusal?)> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > _longest) return (null, TooBig());
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = _longest;
        using var late = new CancellationTokenSource(LongestRead, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(request.HttpContext.RequestAborted, late.Token);
        try
        {
            Activity? activity = await JsonSerializer.DeserializeAsync(request.Body, ActivityJson.Wire.Activity, either.Token);
            return activity is null ? (null, Refusal.Bad("BadSyntax", "The body is empty.")) : (activity, null);
        }
        catch (JsonException problem)
        {
            return (null, Refusal.Bad("BadSyntax", $"The body is no activity in JSON: {problem.Path ?? "it cannot be read"}."));
        }
        catch (BadHttpRequestException problem)
        {
            return (null, problem.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooBig() : new Refusal(problem.StatusCode, "BadRequest", "The body could not be read.", problem.Message));
        }
        catch (IOException problem)
        {
            return (null, new Refusal(StatusCodes.Status400BadRequest, "BadRequest", "The body could not be read.", problem.Message));
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return (null, new Refusal(StatusCodes.Status408RequestTimeout, "RequestTimeout", "The body took too long.", "The body took too long."));
        }
    }

    private Refusal TooBig() => new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"The activity is over {_longest} bytes.", "The body is too big.");
}
