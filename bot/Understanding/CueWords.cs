using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Understanding;

/// <summary>Words that tell what is asked for where the classifier doubts: "when", "dónde", « combien ».</summary>
internal static class CueWords
{
    private static readonly (Intent Intent, string[] Words)[] Cues =
    [
        (Intent.Count, ["many", "cuantos", "cuantas", "combien"]),
        (Intent.Attendees, ["countries", "paises", "pays"]),
        (Intent.Date, ["when", "cuando", "quand", "date", "dates", "fecha", "fechas"]),
        (Intent.Place, ["where", "donde", "ou", "venue", "lugar", "sede", "lieu"]),
        (Intent.Absent, ["absent", "absents", "regrets", "apologies", "ausente", "ausentes", "excusas"]),
        (Intent.Funder, ["paid", "funded", "financed", "sponsors", "sponsored", "donors", "pago", "financio", "patrocino", "paye", "finance"]),
        (Intent.Presentations, ["papers", "talks", "presentations", "sessions", "modules", "ponencias", "charlas", "modulos", "exposes", "communications"]),
    ];

    // Values that a question may ask for besides another: "who organised it, and where was it?"
    private static readonly (Aspect Aspect, string[] Words)[] Values =
    [
        (Aspect.Date, ["when", "cuando", "quand"]),
        (Aspect.Place, ["where", "donde"]),
        (Aspect.Organizer, ["organised", "organized", "organizo", "organizaron", "organise"]),
        (Aspect.Host, ["hosted", "acogio", "accueilli", "accueillie", "anfitrion", "anfitriona"]),
        (Aspect.Funder, ["paid", "funded", "financed", "pago", "financio", "paye", "finance"]),
        (Aspect.Count, ["many", "cuantos", "cuantas", "combien"]),
    ];

    /// <summary>The values that the words ask for besides <paramref name="first"/>.</summary>
    public static IReadOnlyList<Aspect> Besides(Aspect first, QuestionText words) =>
        [.. Values.Where(cue => cue.Aspect != first && words.HasAny(cue.Words)).Select(cue => cue.Aspect), .. first != Aspect.Place && words.Text.Contains("où", StringComparison.OrdinalIgnoreCase) ? [Aspect.Place] : Array.Empty<Aspect>()];

    /// <summary>Null where no cue, or several, stand in the words.</summary>
    public static Intent? Of(QuestionText words)
    {
        var found = Cues.Where(cue => words.HasAny(cue.Words)).ToArray();
        // "How many countries" counts them.
        if (found.Length > 1 && found[0].Intent == Intent.Count) return Intent.Count;
        // French "ou" is also "or".
        return found.Length == 1 && (found[0].Intent != Intent.Place || !words.HasAny("ou") || words.Words[0].Folded == "ou") ? found[0].Intent : null;
    }
}
