using ChatAssistant.Channels.Discord.Wire;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Web;

namespace ChatAssistant.Channels.Discord;

/// <summary>Writes a reply as Discord messages: the text, its sources, and buttons for what to ask next.</summary>
internal sealed class MessageWriter(Links links)
{
    private const int LongestContent = 2000, LongestLabel = 80, ButtonsInARow = 5, MostButtons = 24;

    /// <summary>The pages of a reply, one message each; all but the last have a button for the next.</summary>
    /// <param name="answer">The id of the interaction, by which the pages are found again.</param>
    public IReadOnlyList<ResponseMessage> Write(Reply reply, string answer)
    {
        IReadOnlyList<Page> pages = Page.Of(reply, links);
        Wording wording = Wording.For(reply.Language);
        return [.. pages.Select((page, i) => Message(page, wording) with { Components = Rows(reply.Suggestions, i + 1 < pages.Count ? new Button(1, wording.Say("more"), ButtonId.More(answer, i + 1)) : null) })];
    }

    /// <summary>A word of the channel itself.</summary>
    /// <param name="key">See <c>wording.en.json</c>.</param>
    public static ResponseMessage Word(string key, Language language) => new() { Content = Wording.For(language).Say(key) };

    private static ResponseMessage Message(Page page, Wording wording) =>
        page.Sources.Length == 0 && page.Text.Length <= LongestContent ? new ResponseMessage { Content = page.Text }
        : page.Sources.Length == 0 ? new ResponseMessage { Embeds = [new Embed(null, page.Text)] }
        : new ResponseMessage { Embeds = [new Embed(null, page.Text), new Embed(wording.Say("sources"), page.Sources)] };

    private static ActionRow[]? Rows(IReadOnlyList<string> suggestions, Button? more)
    {
        IEnumerable<Button> asks = suggestions.Where(suggestion => suggestion.Trim().Length > 0).Select(suggestion => new Button(2, Shortened.WithDots(suggestion, LongestLabel), ButtonId.Ask(suggestion)));
        Button[] buttons = [.. (more is null ? asks : asks.Prepend(more)).DistinctBy(button => button.CustomId).Take(MostButtons)];
        return buttons.Length == 0 ? null : [.. buttons.Chunk(ButtonsInARow).Select(row => new ActionRow(row))];
    }
}
