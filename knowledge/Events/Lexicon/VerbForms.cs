namespace ChatAssistant.Knowledge.Events.Lexicon;

/// <summary>The forms of a verb that reports use, folded: third persons of the tenses of telling, gerunds, participles.</summary>
/// <param name="Active">Finite forms and gerunds.</param>
/// <param name="Participles">What follows "was", "fue", "a été", or stands alone before "by".</param>
internal sealed record VerbForms(IReadOnlyList<string> Active, IReadOnlyList<string> Participles)
{
    private static readonly Dictionary<(string Language, string Verb), VerbForms> Irregular = Words.Lines("irregularverbs.tsv").Select(line => line.Split('\t'))
        .ToDictionary(parts => (parts[0], parts[1]), parts => new VerbForms([parts[1], .. parts[2].Split(' ')], parts[3].Split(' ')));

    private static readonly Dictionary<string, string> Infinitives = Irregular.SelectMany(pair => pair.Value.Active.Concat(pair.Value.Participles).Select(form => (form, pair.Key.Verb))).DistinctBy(pair => pair.form).ToDictionary();

    /// <summary>The infinitive of a form that no rule makes; null for other words.</summary>
    public static string? Infinitive(string folded) => Infinitives.GetValueOrDefault(folded);

    /// <param name="language">en, es or fr.</param>
    /// <param name="verb">The infinitive; further words after "_" stay as they are ("carry_out").</param>
    public static VerbForms Of(string language, string verb)
    {
        string[] words = verb.Split('_');
        // "s'_associer": the pronoun stands before the form.
        int at = words[0] == "s'" ? 1 : 0;
        VerbForms forms = Irregular.GetValueOrDefault((language, words[at])) ?? Regular(language, words[at]);
        string[] With(IReadOnlyList<string> of) => [.. of.Select(form => string.Join(' ', words.Select((word, i) => i == at ? form : word)))];
        return new VerbForms(With(forms.Active), With(forms.Participles));
    }

    private static VerbForms Regular(string language, string verb) => language switch
    {
        "en" => English(verb.EndsWith('e') ? verb[..^1] : verb, verb),
        "es" => Spanish(verb[..^2], verb[^2..]),
        _ => French(verb[..^2], verb),
    };

    private static VerbForms English(string stem, string verb) => new([verb, verb + "s", stem + "ed", stem + "ing"], [stem + "ed"]);

    private static VerbForms Spanish(string stem, string ending)
    {
        (string[] active, string part) = ending == "ar"
            ? (["a", "an", "o", "aron", "aba", "aban", "ara", "aran", "ando"], "ad")
            : ((string[])["e", "en", "io", "ieron", "ia", "ian", ending + "a", ending + "an", "iendo"], "id");
        return new([stem + ending, .. active.Select(end => stem + end)], [stem + part + "o", stem + part + "a", stem + part + "os", stem + part + "as"]);
    }

    private static VerbForms French(string stem, string verb)
    {
        string soft = stem.EndsWith('g') ? stem + "e" : stem;
        return new([verb, stem + "e", stem + "ent", soft + "ait", soft + "aient", soft + "a", stem + "erent", verb + "a", verb + "ont", soft + "ant"], [stem + "e", stem + "ee", stem + "es", stem + "ees"]);
    }
}
