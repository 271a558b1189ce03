namespace ChatAssistant.Web.Pages;

/// <summary>What a part of the bot keeps of its users, as it is set up here. Each part that keeps something registers one, for the page on privacy.</summary>
public sealed record KeptData(params IReadOnlyList<Kept> Rows);

/// <summary>One thing that is kept.</summary>
/// <param name="What">The key of the page's text for it: "topic" for kept_topic and lasts_topic.</param>
/// <param name="Where">memory, shared, file or tab.</param>
/// <param name="Lasts">How long, from the time that the text tells; null for what lasts as long as the place that it lies in.</param>
public sealed record Kept(string What, string Where, TimeSpan? Lasts = null);
