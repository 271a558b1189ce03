using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Understanding;

/// <summary>Words that tell what is asked for where the classifier doubts: "when", "dónde", « combien ».</summary>
internal static class CueWords
{
    private static readonly (Intent Intent, string[] Words)[] Cues =
    [
        (Intent.Count, ["many", "cuantos", "cuantas", "combien"]),
        (Intent.Date, ["when", "cuando", "quand", "date", "dates", "fecha", "fechas"]),
        (Intent.Place, ["where", "donde", "ou", "venue", "lugar", "sede", "lieu"]),
        (Intent.Absent, ["absent", "absents", "regrets", "apologies", "ausente", "ausentes", "excusas"]),
        (Intent.Funder, ["paid", "funded", "financed", "sponsors", "sponsored", "donors", "pago", "financio", "patrocino", "paye", "finance"]),
        (Intent.Presentations, ["papers", "talks", "presentations", "sessions", "modules", "ponencias", "charlas", "modulos", "exposes", "communications"]),
    ];

    /// <summary>Null where no cue, or several, stand in the words.</summary>
    public static Intent? Of(QuestionText words)
    {
        var found = Cues.Where(cue => words.HasAny(cue.Words)).ToArray();
        // French "ou" is also "or".
        return found.Length == 1 && (found[0].Intent != Intent.Place || !words.HasAny("ou") || words.Words[0].Folded == "ou") ? found[0].Intent : null;
    }
}
