using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Knowledge.Questions.Words;

/// <summary>Words of the documents that tell of what a question asks, where the register has no value: "funded", "financiado", « financé » for who paid.</summary>
internal static class AspectCues
{
    private static readonly Dictionary<Aspect, IReadOnlySet<string>> Keys = new()
    {
        [Aspect.Funder] = Of("fund", "finance", "sponsor", "donate", "grant"),
        [Aspect.Organizer] = Of("organise", "convene"),
        [Aspect.Host] = Of("host"),
        [Aspect.Law] = Of("law", "bill", "decree", "protocol", "convention"),
        [Aspect.Absent] = Of("absent", "apology", "regret", "excuse"),
    };

    /// <summary>The participants' own nouns, for "how many".</summary>
    public static IReadOnlySet<string> People { get; } = Of("participant", "people", "person", "delegate", "official", "officer", "expert", "representative", "student", "prosecutor", "judge", "police", "worker", "trainer", "journalist", "teacher", "agent", "investigator", "inspector", "analyst", "leader", "guard", "nurse", "woman", "man");

    /// <summary>Empty for aspects that no single word tells of.</summary>
    public static IReadOnlySet<string> For(Aspect aspect) => Keys.GetValueOrDefault(aspect, new HashSet<string>());

    // One language's words do: their meanings have the same key in all.
    private static HashSet<string> Of(params string[] words) => [.. words.Select(word => WordMeaning.Key(word, Language.English))];
}
