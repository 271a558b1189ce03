using System.Collections.Frozen;
using ChatAssistant.Knowledge.Events.Lexicon;

namespace ChatAssistant.Knowledge.Proof;

/// <summary>
/// Names: each of a statement must be one of the place, with its words in the same order; first and last names of different people make none. The names must follow each other as in
/// the place, too: "organised by A with B" is not "organised by B with A".
/// </summary>
internal static class Names
{
    // "Juan Pérez y María López" are two.
    private static readonly FrozenSet<string> Particles = Words.Lines("particles.txt").Where(word => word is not ("y" or "e")).ToFrozenSet();
    private static readonly FrozenSet<string> Joining = new[] { "of", "the", "for", "des", "pour", "para", "aux", "au", "l", "d" }.ToFrozenSet();

    public static bool Stand(WordView statement, WordView place)
    {
        List<List<string>> printed = Runs(place, joined: true, place);
        int at = 0;
        foreach (List<string> name in Runs(statement, joined: false, place))
        {
            at = printed.FindIndex(at, run => IsWithin(name, run));
            if (at < 0) return false;
        }
        return true;
    }

    // Words with a capital that stand beside each other, small words of names between them.
    private static List<List<string>> Runs(WordView view, bool joined, WordView place)
    {
        var runs = new List<List<string>>();
        List<string>? run = null;
        foreach (ProofWord word in view.Words)
        {
            if (word.Parted) run = null;
            // Dates are looked at by themselves.
            if (Questions.Words.DateWords.MonthOf(word.Folded) > 0) continue;
            if (word.IsCapital && !(word.Opens && !joined && IsNoName(word, view, place)))
            {
                if (run is null) runs.Add(run = []);
                run.Add(Atom(word));
            }
            // A small word goes on with a name but is none of its words.
            else if (!Particles.Contains(word.Folded) && !(joined && Joining.Contains(word.Folded)) && !word.IsNumber) run = null;
        }
        return runs;
    }

    // The capital of a first word tells nothing, unless the place prints it so within a sentence.
    private static bool IsNoName(ProofWord word, WordView view, WordView place) =>
        ProofWords.IsSmall(word.Folded, view.Language) || !place.Words.Any(other => other is { IsCapital: true, Opens: false } && Atom(other) == Atom(word));

    private static string Atom(ProofWord word) => Questions.Words.Countries.IsKey(word.Key) ? word.Key : word.Folded;

    private static bool IsWithin(List<string> name, List<string> run)
    {
        int at = 0;
        foreach (string word in run)
        {
            if (at < name.Count && word == name[at]) at++;
        }
        return at == name.Count;
    }
}
