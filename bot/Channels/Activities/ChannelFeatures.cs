namespace ChatAssistant.Channels.Activities;

/// <summary>What a channel's client shows.</summary>
/// <param name="Cards">Adaptive Cards.</param>
/// <param name="ListCards">Cards for long lists too; elsewhere the text shows them as well.</param>
/// <param name="CitationEntities">Sources behind their marks, so that the text need not list them.</param>
/// <param name="FollowUpsInCard">A message with a card loses its suggested actions: what to ask next stands in the card.</param>
/// <param name="Feedback">Buttons for feedback below the message.</param>
/// <param name="LongestText">UTF-16 units that the text may take in JSON, and as many again for its list of sources; longer ones are cut between statements.</param>
internal sealed record ChannelFeatures(bool Cards, bool ListCards, bool CitationEntities, bool FollowUpsInCard, bool Feedback, int LongestText)
{
    // Teams: a message is refused at about 100 KB of UTF-16; 80 KB is 40,000 units, for text, entities and card together.
    private static readonly ChannelFeatures Teams = new(true, true, true, true, true, 10_000);
    private static readonly ChannelFeatures Emulator = new(true, true, false, true, false, 10_000);
    private static readonly ChannelFeatures WebChat = new(true, false, false, false, false, 10_000);
    private static readonly ChannelFeatures Plain = new(false, false, false, false, false, 10_000);

    public static ChannelFeatures Of(string? channelId) => channelId switch
    {
        "msteams" => Teams,
        "emulator" => Emulator,
        "webchat" or "directline" => WebChat,
        _ => Plain,
    };
}
