using System.Collections.Frozen;
using System.Globalization;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.Facts;

/// <summary>Finds how many took part: a number of people in a sentence that says they came, were trained or met.</summary>
internal static class CountFinder
{
    private static readonly FrozenDictionary<string, int> Numbers = Words.Lines("numbers.tsv").Select(line => line.Split('\t')).ToFrozenDictionary(p => p[0], p => int.Parse(p[1], CultureInfo.InvariantCulture));
    private static readonly string[] Cues = ["attended", "attend", "participa", "took part", "take part", "trained", "training", "brought", "gathered", "met ", "completed", "workshop", "seminar", "conference", "course", "asisti", "reuni", "capacit", "taller", "suivi", "inscri", "firmaron", "sessions", "those present", "en tout", "numbered", "came", "joined", "formation", "atelier", "benefici", "acudi", "assist", "convened"];
    private static readonly string[] NotCues = ["victim", "cases", "arrest", "rescued", "rescat", "crossed", "were removed", "convicted", "interviews", "young women", "identified", "population", "inhabitants", "condena", "sauv"];

    public static Count? Find(IReadOnlyList<SentenceView> sentences, SourceSpan scope)
    {
        Count? best = null;
        int bestScore = 0;
        foreach (SentenceView view in sentences)
        {
            if (!scope.Overlaps(view.Span) || view.Sentence.Kind == BlockKind.Heading) continue;
            string text = " " + string.Join(' ', view.Tokens.Select(t => t.Folded)) + " ";
            for (int i = 0; i < view.Tokens.Count; i++)
            {
                if (NumberAt(view, i, out int number) is not { } end || number is < 2 or > 100_000 || IsYear(view, i, number)) continue;
                int noun = Noun(view, end);
                if (noun < 0) { i = end - 1; continue; }
                int score = 1 + (Cues.Any(cue => text.Contains(cue, StringComparison.Ordinal)) ? 3 : 0) - (NotCues.Any(cue => Around(view, i, 10).Contains(cue, StringComparison.Ordinal)) ? 3 : 0) + (view.Folded(noun - 1).StartsWith("particip", StringComparison.Ordinal) ? 2 : 0) + (number >= 10 ? 1 : 0) + (i == 0 ? 1 : 0);
                if (score > bestScore && score >= 3)
                {
                    int from = i;
                    while (from > 0 && view.Folded(from - 1) is "some" or "about" or "around" or "over" or "than" or "more" or "nearly" or "almost" or "unos" or "unas" or "cerca" or "de" or "alrededor" or "mas" or "environ" or "pres" or "plus" or "quelque" or "approximately" or "at" or "least") from--;
                    while (from < i && view.Folded(from) is "de" or "at" or "than") from++;
                    best = new Count(view.Print(new Stretch(from, Extend(view, noun))), number);
                    bestScore = score;
                }
                i = end - 1;
            }
        }
        return best ?? sentences.Where(view => scope.Overlaps(view.Span) && view.Sentence.Kind != BlockKind.Heading).Take(8).Select(ByCountries).FirstOrDefault(count => count is not null);
    }

    // "Officials from nine South American countries", "Puntos de contacto de 17 países".
    private static Count? ByCountries(SentenceView view)
    {
        for (int i = 2; i < view.Tokens.Count; i++)
        {
            if (view.Folded(i) is not ("countries" or "paises" or "pays")) continue;
            for (int k = i - 1; k >= Math.Max(1, i - 5); k--)
            {
                if (NumberAt(view, k, out int _) is null || view.Folded(k - 1) is not ("from" or "de" or "of")) continue;
                int from = k - 1;
                while (from > 0 && !view.Tokens[from - 1].IsPunctuation && k - from < 5 && Words.VerbKind(view.Folded(from - 1)) is null && !SentenceView.IsArticle(view.Folded(from - 1))) from--;
                if (from < k - 1) return new Count(view.Print(new Stretch(from, i + 1)), null);
            }
        }
        return null;
    }

    private static string Around(SentenceView view, int i, int window) => string.Join(' ', Enumerable.Range(Math.Max(0, i - 3), window).Select(view.Folded));

    private static bool IsYear(SentenceView view, int i, int number) => number is >= 1900 and <= 2100 && view.Tokens[i].Text.Length == 4 && view.Tokens[i].IsNumber;

    // A noun of people within a few words: "immigration, customs and police officers", "personas", "participants".
    private static int Noun(SentenceView view, int from)
    {
        for (int k = from; k < Math.Min(from + 7, view.Tokens.Count); k++)
        {
            if (PeopleNouns.Contains(view.Folded(k))) return k + 1;
            if (view.Tokens[k].IsNumber || view.Tokens[k].IsPunctuation && view.Tokens[k].Text is not ("," or "(" or ")") || Words.VerbKind(view.Folded(k)) is not null && !view.Tokens[k].IsCapitalised) return -1;
        }
        return -1;
    }

    // "… and magistrates", "… de once distritos", "from 14 countries", "of the Marine Police and Customs".
    private static int Extend(SentenceView view, int to)
    {
        int end = to;
        for (int k = to; k < view.Tokens.Count; k++)
        {
            if (PeopleNouns.Contains(view.Folded(k))) { end = k + 1; continue; }
            if (view.Tokens[k].Text == "," || SentenceView.IsAnd(view.Folded(k)) || view.Folded(k) is "social" or "state" or "police" or "immigration" or "travailleurs" or "sociaux") continue;
            break;
        }
        if (view.Folded(end) is "from" or "de" or "des" && NumberAt(view, end + 1, out int _) is { } number)
        {
            int noun = number;
            while (noun < view.Tokens.Count && noun < number + 2 && view.Tokens[noun].IsWord && !SentenceView.IsPreposition(view.Folded(noun)) && Words.VerbKind(view.Folded(noun)) is null) noun++;
            return noun;
        }
        return end;
    }

    /// <summary>The index after the number that begins at <paramref name="i"/>; null when none does.</summary>
    private static int? NumberAt(SentenceView view, int i, out int number)
    {
        number = 0;
        if (i >= view.Tokens.Count) return null;
        string text = view.Folded(i);
        if (view.Tokens[i].IsNumber)
        {
            string digits = text.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
            if (!int.TryParse(digits, CultureInfo.InvariantCulture, out number)) return null;
            return i + 1;
        }
        int total = 0, k = i;
        bool any = false;
        while (k < view.Tokens.Count)
        {
            int value = 0;
            bool known = true;
            foreach (string part in view.Folded(k).Split('-'))
            {
                if (!Numbers.TryGetValue(part, out int n)) { known = part == "et" && any; if (!known) break; continue; }
                value = n == 100 && value > 0 ? value * 100 : n == 1000 && value > 0 ? value * 1000 : value + n;
            }
            if (known && value > 0)
            {
                total = value is 100 or 1000 && total > 0 ? total * value : total + value;
                any = true;
                k++;
                continue;
            }
            if (any && SentenceView.IsAnd(view.Folded(k)) && k + 1 < view.Tokens.Count && Numbers.ContainsKey(view.Folded(k + 1))) { k++; continue; }
            break;
        }
        if (!any) return null;
        number = total;
        // "fifty-five (55)": the same number again.
        if (k + 2 < view.Tokens.Count && view.Tokens[k].Text == "(" && view.Tokens[k + 1].IsNumber && view.Tokens[k + 2].Text == ")") k += 3;
        return k;
    }
}
