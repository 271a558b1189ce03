using System.Collections.Frozen;

namespace ChatAssistant.Knowledge.Questions.Words;

/// <summary>"seminar", "taller", « colloque »: what events are called.</summary>
public static class EventNouns
{
    private static readonly FrozenSet<string> All = Knowledge.Events.Lexicon.Words.Lines("eventnouns.txt").Concat(["one", "event", "events", "evento", "eventos", "evenement", "evenements", "wkshop", "conf"]).Where(word => word != "one").ToFrozenSet();

    public static bool Contains(string folded) => All.Contains(folded);
}
