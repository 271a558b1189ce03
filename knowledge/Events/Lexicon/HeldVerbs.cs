using System.Collections.Frozen;

namespace ChatAssistant.Knowledge.Events.Lexicon;

/// <summary>Words that tell that something was held or that people came together somewhere (heldverbs.tsv).</summary>
internal static class HeldVerbs
{
    private static readonly FrozenSet<string> Forms = Words.Lines("heldverbs.tsv").Select(line => line.Split('\t'))
        .SelectMany(parts => parts[1].Split(' ').SelectMany(word => parts[0] == "+" ? [word] : FormsOf(parts[0], word))).ToFrozenSet();

    public static bool Contains(string folded) => Forms.Contains(folded);

    private static IEnumerable<string> FormsOf(string language, string infinitive)
    {
        VerbForms forms = VerbForms.Of(language, infinitive);
        return forms.Active.Concat(forms.Participles);
    }
}
