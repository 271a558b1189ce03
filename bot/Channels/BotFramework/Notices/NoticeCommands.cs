using ChatAssistant.Answers;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Knowledge.Documents;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.BotFramework.Notices;

/// <summary>"Notify me" and "stop": a conversation chooses to be told of new events, and no longer. Only where the setting <c>BotFramework:Notices</c> allows it.</summary>
internal sealed class NoticeCommands(IConversationReferences references, IOptions<ChannelLimits> options)
{
    private static readonly Dictionary<string, (bool On, Language Language)> Commands = Enum.GetValues<Language>()
        .SelectMany(language => new[] { ("notices_on_commands", true), ("notices_off_commands", false) }.SelectMany(pair => Phrases.For(language).List(pair.Item1).Select(words => (words, on: pair.Item2, language))))
        .GroupBy(command => command.words, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => (group.First().on, group.First().language), StringComparer.OrdinalIgnoreCase);

    /// <returns>The answer; null when the text is no such command.</returns>
    public async ValueTask<Activity?> AnswerAsync(string text, Activity activity)
    {
        if (!options.Value.Notices || string.IsNullOrEmpty(activity.ServiceUrl) || !Commands.TryGetValue(text.TrimEnd('.', '!'), out (bool On, Language Language) command)) return null;
        if (!command.On) await references.ForgetAsync(activity);
        else if (!await references.KeepAsync(activity)) return null;
        return ActivityWriter.Plain(Phrases.For(command.Language).Say(command.On ? "notices_on" : "notices_off"), activity, command.Language);
    }
}
