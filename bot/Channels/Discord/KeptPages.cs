using System.Text.Json;
using ChatAssistant.Channels.Discord.Wire;
using Microsoft.Extensions.Caching.Distributed;

namespace ChatAssistant.Channels.Discord;

/// <summary>The further pages of long answers, kept for a day after they were last looked at.</summary>
internal sealed class KeptPages(IDistributedCache cache)
{
    /// <summary>How long they are kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private static readonly DistributedCacheEntryOptions Kept = new() { SlidingExpiration = Lifetime };

    public async Task KeepAsync(string answer, IReadOnlyList<ResponseMessage> pages, CancellationToken cancellation)
    {
        if (pages.Count > 1) await cache.SetAsync(Key(answer), JsonSerializer.SerializeToUtf8Bytes(pages, DiscordJson.Default.IReadOnlyListResponseMessage), Kept, cancellation);
    }

    /// <summary>A page, from 0; null when it is no longer kept.</summary>
    public async Task<ResponseMessage?> FindAsync(string answer, int page, CancellationToken cancellation) =>
        await cache.GetAsync(Key(answer), cancellation) is { } bytes && JsonSerializer.Deserialize(bytes, DiscordJson.Default.IReadOnlyListResponseMessage) is { } pages && page < pages.Count ? pages[page] : null;

    private static string Key(string answer) => "discord/pages/" + answer;
}
