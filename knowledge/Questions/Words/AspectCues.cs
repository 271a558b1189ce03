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
        [Aspect.Attendees] = Of("participant", "attend", "gather", "target", "join", "trainee", "train", "capacitar"),
        [Aspect.Presentations] = Of("presentation", "presentar", "topic", "cover", "focus", "discuss", "explain", "teach", "learn", "session", "module", "aim", "objective", "design"),
        [Aspect.Absent] = Of("absent", "apology", "regret", "excuse"),
    };

    /// <summary>The participants' own nouns, for "how many".</summary>
    public static IReadOnlySet<string> People { get; } = Of("participant", "people", "person", "delegate", "official", "officer", "expert", "representative", "student", "prosecutor", "judge", "police", "worker", "trainer", "journalist", "teacher", "agent", "investigator", "inspector", "analyst", "leader", "guard", "nurse", "woman", "man");

    /// <summary>Empty for aspects that no single word tells of.</summary>
    public static IReadOnlySet<string> For(Aspect aspect) => Keys.GetValueOrDefault(aspect, new HashSet<string>());

    // A word of one language does for all, where its meaning has one key: English "present" has that of "presentation".
    private static HashSet<string> Of(params string[] words) => [.. words.SelectMany(word => Enum.GetValues<Language>().Select(language => WordMeaning.Key(word, language)))];
}
