using ChatAssistant.Knowledge.Events.Lexicon;

namespace ChatAssistant.Understanding;

/// <summary>What somebody may have done at an event besides coming: opened or closed it, chaired or moderated.</summary>
internal static class DeedWords
{
    private const string Chair = "chair", Open = "open";

    /// <summary>The deed that a question asks for; null for none.</summary>
    public static string? Of(IReadOnlyList<string> words) => Tell(Chair, words) ? Chair : Tell(Open, words) ? Open : null;

    /// <summary>True when one of the words tells of the deed.</summary>
    public static bool Tell(string deed, IEnumerable<string> words) => words.Any(word => deed == Chair
        ? word.StartsWith("moder", StringComparison.Ordinal) || word.StartsWith("presid", StringComparison.Ordinal) || word is "chair" or "chaired" or "chairs" or "chairing" or "chairperson" or "facilitator" or "animait" or "anime" or "animateur" or "animatrice"
        : Words.VerbKind(word) == "open" || word is "opening" or "inauguration" or "apertura" or "ouverture" or "inauguracion" or "ouvert" or "welcome" or "closing" or "clausura" or "cloture");
}
