using System.Globalization;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Web.Access;

/// <summary>Signs a path so that it opens until a time: <c>until=…&amp;signature=…</c>.</summary>
public sealed class LinkSignature(SigningKeys keys, IOptions<WebOptions> options, TimeProvider time)
{
    private const string Purpose = "source link";

    /// <summary>The query that opens the path until the lifetime of links is over.</summary>
    public string Sign(string path) => Sign(path, time.GetUtcNow() + options.Value.LinkLifetime);

    /// <summary>The query that opens the path until a time, given to the second.</summary>
    public string Sign(string path, DateTimeOffset until)
    {
        string seconds = until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"until={seconds}&signature={keys.Sign(Purpose, $"{seconds}\n{path}")}";
    }

    /// <summary>Until when the query opens the path; null when it does not, or no longer.</summary>
    public DateTimeOffset? Opens(string path, IQueryCollection query)
    {
        string seconds = query["until"].ToString();
        if (!long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out long until) || until > DateTimeOffset.MaxValue.ToUnixTimeSeconds()) return null;
        if (!keys.Signed(Purpose, $"{seconds}\n{path}", query["signature"].ToString())) return null;
        DateTimeOffset end = DateTimeOffset.FromUnixTimeSeconds(until);
        return end > time.GetUtcNow() ? end : null;
    }
}
