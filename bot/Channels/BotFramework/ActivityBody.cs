using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using ChatAssistant.Channels.Activities;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.BotFramework;

/// <summary>Reads an activity from a request's body, within limits of size, depth and time.</summary>
internal sealed class ActivityBody(IOptions<ChannelLimits> limits, TimeProvider time)
{
    /// <summary>A body of the largest size comes in a fraction of this over any line that carries a channel.</summary>
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);
    private readonly int _longest = limits.Value.LongestBody;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xef, 0xbb, 0xbf];

    public async Task<(Activity?, Refusal?)> ReadAsync(HttpRequest request)
    {
        // The limit is ours and not the server's: the server would hang up while the caller still sends, and the caller would miss the answer.
        if (request.ContentLength > _longest) return (null, TooBig());
        using var late = new CancellationTokenSource(LongestRead, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(request.HttpContext.RequestAborted, late.Token);
        try
        {
            return await ReadAsync(request.BodyReader, either.Token);
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

    private async Task<(Activity?, Refusal?)> ReadAsync(PipeReader body, CancellationToken cancellation)
    {
        while (true)
        {
            ReadResult read = await body.ReadAsync(cancellation);
            bool whole = read.IsCompleted, tooBig = read.Buffer.Length > _longest;
            try
            {
                if (tooBig) return (null, TooBig());
                if (whole) return Parse(read.Buffer) is { } activity ? (activity, null) : (null, Refusal.Bad("BadSyntax", "The body is empty."));
            }
            finally
            {
                body.AdvanceTo(whole || tooBig ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
            }
        }
    }

    private static Activity? Parse(ReadOnlySequence<byte> body)
    {
        ReadOnlySpan<byte> json = body.IsSingleSegment ? body.FirstSpan : body.ToArray();
        return JsonSerializer.Deserialize(json.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json, ActivityJson.Wire.Activity);
    }

    private Refusal TooBig() => new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"The activity is over {_longest} bytes.", "The body is too big.");
}
