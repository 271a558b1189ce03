using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Dates;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.Facts;

/// <summary>Finds how many took part: a number of people in a sentence that says they came, were trained or met.</summary>
internal static class CountFinder
{
    private const int LeastScore = 3, HeadSentences = 8;

    // Word beginnings of a sentence about those who came; and, near the number, about people whom a text counts for another reason.
    private static readonly string[] Cues = [.. Words.Lines("countcues.tsv").Where(line => line[0] == '+').Select(line => line[2..])];
    private static readonly string[] NotCues = [.. Words.Lines("countcues.tsv").Where(line => line[0] == '-').Select(line => line[2..])];
    private static readonly PhraseSet Approximately = PhraseSet.Of(["some", "roughly", "aproximadamente", "approximativement", "un peu plus de", "poco mas de", "about", "around", "over", "more than", "nearly", "almost", "approximately", "at least", "up to", "unos", "unas", "cerca de", "alrededor de", "mas de", "casi", "al menos", "environ", "pres de", "plus de", "quelque", "quelques", "au moins", "une", "un", "una", "mas de una", "plus d' une", "pas moins de"]);
    private static readonly PhraseSet Numbering = PhraseSet.Of(["au nombre de", "who numbered", "numbering", "numbered", "en numero de", "que sumaron", "were"]);

    // Those who spoke or taught are no number of those who came.
    private static readonly HashSet<string> Teaching = ["speakers", "panelists", "panellists", "ponentes", "panelistas", "intervenants", "conferenciers"];

    public static Count? Find(IReadOnlyList<SentenceView> sentences)
    {
        Count? best = null;
        int bestScore = LeastScore - 1, number = 0;
        foreach (SentenceView view in sentences.Where(view => view.Sentence.Kind != BlockKind.Heading))
        {
            (Count Count, int Score)? found = In(view, number++);
            if (found is not { } count || count.Score <= bestScore) continue;
            (best, bestScore) = count;
        }
        return best ?? sentences.Where(view => view.Sentence.Kind != BlockKind.Heading).Take(HeadSentences).Select(ByCountries).FirstOrDefault(count => count is not null);
    }

    private static (Count Count, int Score)? In(SentenceView view, int sentence)
    {
        (Count, int Score)? best = null;
        if (!Enumerable.Range(0, view.Tokens.Count).Any(i => NumberWords.At(view, i, out int _) is not null)) return null;
        string text = " " + string.Join(' ', view.Tokens.Select(token => token.Folded)) + " ";
        bool cue = Cues.Any(word => text.Contains(word, StringComparison.Ordinal)), elsewhen = DateWords.Has(view, "earlier") || DateWords.Has(view, "later");
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            if (Numbered(view, i) is { } named && (best is null || best.Value.Score < 6)) best = (named, 6);
            if (NumberWords.At(view, i, out int number) is not { } end) continue;
            // "led by two experts": those who taught.
            bool led = view.Folded(i - 1) is "by" or "por" or "par" && Words.VerbKind(view.Folded(i - 2)) is "give" or "chair" or "present" or "open";
            int noun = led || number is < 2 or > 100_000 || IsYear(view, i, number) || DateFinder.IsMonth(view.Folded(end)) ? -1 : CountPhrases.Noun(view, end);
            if (noun > 0 && !Teaching.Contains(view.Folded(noun - 1)))
            {
                string around = string.Join(' ', Enumerable.Range(Math.Max(0, i - 3), noun - i + 6).Select(view.Folded));
                int score = 1 + (cue ? 3 : 0) - (NotCues.Any(word => around.Contains(word, StringComparison.Ordinal)) ? 3 : 0) - (elsewhen ? 2 : 0) + (view.Folded(noun - 1).StartsWith("particip", StringComparison.Ordinal) ? 2 : 0) + (number >= 10 ? 1 : 0) + (i <= 2 ? 1 : 0) + (sentence < 3 ? 1 : 0);
                if (score > (best?.Score ?? 0)) best = (new Count(view.Print(new Stretch(Approximate(view, i), CountPhrases.End(view, noun))), number), score);
            }
            i = end - 1;
        }
        return best;
    }

    private static int Approximate(SentenceView view, int number)
    {
        for (int from = Math.Max(0, number - 4); from < number; from++)
        {
            if (Approximately.Match(view.Tokens, from) == number - from) return from;
        }
        return number;
    }

    // "The participants, who numbered eighty-five", "Les participants, au nombre de 47".
    private static Count? Numbered(SentenceView view, int i)
    {
        if (!view.Folded(i).StartsWith("particip", StringComparison.Ordinal) && view.Folded(i) is not ("attendees" or "asistentes")) return null;
        int at = view.Folded(i + 1) == "," ? i + 2 : i + 1;
        int n = Numbering.Match(view.Tokens, at);
        return n > 0 && NumberWords.At(view, at + n, out int number) is { } end && number > 1 ? new Count(view.Print(new Stretch(i, end)), number) : null;
    }

    // "Officials from nine South American countries", "Puntos de contacto de 17 países", "delegations of 27 Member States".
    private static Count? ByCountries(SentenceView view)
    {
        for (int i = 2; i < view.Tokens.Count; i++)
        {
            if (view.Folded(i) is not ("countries" or "paises" or "pays" or "states" or "estados" or "etats")) continue;
            for (int k = i - 1; k >= Math.Max(1, i - 5); k--)
            {
                if (NumberWords.At(view, k, out int _) is null || view.Folded(k - 1) is not ("from" or "de" or "of")) continue;
                int from = k - 1;
                while (from > 0 && !view.Tokens[from - 1].IsPunctuation && k - from < 5 && Words.VerbKind(view.Folded(from - 1)) is null && !SentenceView.IsArticle(view.Folded(from - 1))) from--;
                bool people = Enumerable.Range(from, k - from).Any(n => PeopleNouns.Contains(view.Folded(n)) || view.Folded(n) is "delegations" or "delegaciones" or "puntos" or "points" or "teams" or "equipos" or "equipes" or "authorities" or "autoridades" or "autorites");
                while (from < k - 1 && SentenceView.IsPreposition(view.Folded(from))) from++;
                if (people && from < k - 1) return new Count(view.Print(new Stretch(from, i + 1)), null);
            }
        }
        return null;
    }

    private static bool IsYear(SentenceView view, int i, int number) => number is >= 1900 and <= 2100 && view.Tokens[i].Text.Length == 4 && view.Tokens[i].IsNumber;
}
