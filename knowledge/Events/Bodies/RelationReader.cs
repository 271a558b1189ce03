using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Bodies;

/// <summary>Who organised, hosted and paid: read from phrases such as "organised by … and hosted by …", and from label lines.</summary>
internal static class RelationReader
{
    private static readonly (string Relation, PhraseSet Phrases)[] After = Load("");
    private static readonly (string Relation, PhraseSet Phrases)[] Before = Load("<");
    private static readonly (string Relation, PhraseSet Phrases)[] Labels = Load(":");

    private static readonly PhraseSet EventNouns = PhraseSet.Load("eventnouns.txt");
    private static readonly HashSet<string> NeedsEvent = ["provided", "conducted", "convenes", "holds", "hold", "ran", "run", "tient", "lance", "realiza", "realizan", "realizara", "celebra", "celebran", "desarrollo", "desarrollaron", "ejecuto", "impulso", "impulsaron", "mene", "arranged", "coordinated", "recibio", "recibieron", "hosts", "hosting", "finance", "finances", "funds", "soutient", "soutiennent", "appuie", "appuient", "apoya", "financia", "financian", "contribue", "accueille", "abrite", "backed", "sponsors", "acoge", "alberga", "albergo", "cabo", "together", "initie", "place", "dispense", "dispensent", "completed", "out", "impartio", "dicto", "capacito", "organises", "organizes", "organiza", "organizan", "organise", "organisent", "held", "celebro", "celebraron", "realizo", "realizaron", "tenu", "promovio", "supported", "covered", "welcomed", "donated", "contributed"];

    public static (List<Printed> Organizers, List<Printed> Hosts, List<Printed> Supporters) Read(IReadOnlyList<SentenceView> sentences)
    {
        var found = new Dictionary<string, List<Printed>> { ["organizer"] = [], ["host"] = [], ["supporter"] = [] };
        foreach (SentenceView view in sentences)
        {
            if (view.Sentence.Kind == BlockKind.Heading) continue;
            if (!ReadLabel(view, found)) ReadRunning(view, found);
        }
        return (Distinct(found["organizer"]), Distinct(found["host"]), Distinct(found["supporter"]));
    }

    private static readonly HashSet<string> LedOnly = ["led", "run", "facilitated"];

    private static bool ReadLabel(SentenceView view, Dictionary<string, List<Printed>> found)
    {
        foreach ((string relation, PhraseSet phrases) in Labels)
        {
            int n = phrases.Match(view.Tokens, 0);
            if (n == 0 || view.Folded(n) != ":") continue;
            found[relation].AddRange(BodyLists.Read(view, n + 1, view.Tokens.Count, loose: true).Select(view.Print));
            return true;
        }
        return false;
    }

    // "organised yesterday in Dushanbe by", "financé en grande partie par": the agent stands some words after the participle.
    private static (int To, string Relation)? Participle(SentenceView view, int i)
    {
        string word = view.Folded(i);
        string? relation = word.StartsWith("organi", StringComparison.Ordinal) || word.StartsWith("coorganiz", StringComparison.Ordinal) || word.StartsWith("convoc", StringComparison.Ordinal) || word.StartsWith("conven", StringComparison.Ordinal) ? "organizer"
            : word is "hosted" || word.StartsWith("acogid", StringComparison.Ordinal) || word.StartsWith("accueilli", StringComparison.Ordinal) || word.StartsWith("heberge", StringComparison.Ordinal) ? "host"
            : word is "funded" or "financed" or "sponsored" or "supported" or "paid" || word.StartsWith("financiad", StringComparison.Ordinal) || word.StartsWith("finance", StringComparison.Ordinal) || word.StartsWith("patrocinad", StringComparison.Ordinal) || word.StartsWith("apoyad", StringComparison.Ordinal) || word.StartsWith("auspiciad", StringComparison.Ordinal) || word.StartsWith("soutenu", StringComparison.Ordinal) || word.StartsWith("appuye", StringComparison.Ordinal) ? "supporter" : null;
        // "ont financé la rencontre, organisée par": the first is a verb with its own subject.
        if (relation is null || view.Tokens[i].IsCapitalised && i > 0 || view.Folded(i - 1) is "a" or "ont" or "has" or "have" or "had" or "ha" or "han" or "qui" or "que") return null;
        for (int k = i + 1; k < Math.Min(i + 8, view.Tokens.Count); k++)
        {
            if (view.Folded(k) is "by" or "por" or "par") return (k + 1, relation);
            if (view.Tokens[k].IsPunctuation || view.BodyAt(k) is not null && k == i + 1) return null;
        }
        return null;
    }

    private static void ReadRunning(SentenceView view, Dictionary<string, List<Printed>> found)
    {
        var marks = new List<(int From, int To, string Relation)>();
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            foreach ((string relation, PhraseSet phrases) in After)
            {
                int n = phrases.Match(view.Tokens, i);
                if (n == 0) continue;
                marks.Add((i, i + n, relation));
                i += n - 1;
                break;
            }
            if (!marks.Exists(m => i >= m.From && i < m.To) && Participle(view, i) is { } agent)
            {
                marks.Add((i, agent.To, agent.Relation));
                i = agent.To - 1;
            }
        }
        var claimed = new List<Stretch>();
        bool anyOrganizer = marks.Exists(m => m.Relation == "organizer" && view.Folded(m.From) is not ("together" or "in" or "jointly" or "en" or "junto" or "conjuntamente")) || Enumerable.Range(0, view.Tokens.Count).Any(i => Before.Any(b => b.Relation == "organizer" && b.Phrases.Match(view.Tokens, i) > 0));
        for (int m = 0; m < marks.Count; m++)
        {
            (int from, int to, string relation) = marks[m];
            // "in cooperation with" names an organiser only where the sentence says that somebody organised.
            if (relation == "organizer" && !anyOrganizer) continue;
            // "Led by experts from IOM": the trainers', not the organiser's.
            if (LedOnly.Contains(view.Folded(from)) && Enumerable.Range(to, 4).Any(k => Facts.PeopleNouns.Contains(view.Folded(k)))) continue;
            int end = m + 1 < marks.Count ? marks[m + 1].From : view.Tokens.Count;
            List<Stretch> agents = BodyLists.Read(view, to, end, loose: true);
            claimed.AddRange(agents);
            found[relation].AddRange(agents.Select(view.Print));
        }
        for (int i = 1; i < view.Tokens.Count; i++)
        {
            foreach ((string relation, PhraseSet phrases) in Before)
            {
                int n = phrases.Match(view.Tokens, i);
                if (n > 0 && NeedsEvent.Contains(view.Folded(i + n - 1)) && !Enumerable.Range(i + n, 6).Any(k => EventNouns.Match(view.Tokens, k) > 0)) continue;
                if (n == 0 || marks.Exists(m => i >= m.From && i < m.To) || view.Folded(i + n) is "by" or "por" or "par" or "from") continue;
                Stretch? subject = Subject(view, i);
                if (subject is { } s) found[relation].AddRange(BodyLists.Read(view, s.From, s.To, loose: false).Where(body => !claimed.Exists(other => other.Overlaps(body))).Select(view.Print));
            }
        }
    }

    // The bodies that end right before the verb.
    private static Stretch? Subject(SentenceView view, int verb)
    {
        int from = verb;
        while (from > 0 && view.Folded(from - 1) is not (";" or "." or ":" or "»" or "»,")) from--;
        Stretch? last = null;
        foreach (Stretch body in view.Bodies)
        {
            if (body.From >= from && body.To <= verb) last = body;
        }
        return last is { } l && (verb - l.To <= 2 || verb - l.To <= 4 && Words.VerbKind(view.Folded(l.To)) == "aux") ? new Stretch(from, verb) : null;
    }

    internal static List<Printed> Distinct(IEnumerable<Printed> bodies)
    {
        var distinct = new List<Printed>();
        foreach (Printed body in bodies)
        {
            string key = Key(body);
            int at = distinct.FindIndex(d => Key(d) == key || Key(d).Contains(key, StringComparison.Ordinal) || key.Contains(Key(d), StringComparison.Ordinal));
            if (at < 0) distinct.Add(body);
            else if (key.Length > Key(distinct[at]).Length) distinct[at] = body;
        }
        return distinct;
    }

    private static string Key(Printed body) => Token.Fold(body.Clean);

    private static (string, PhraseSet)[] Load(string mark) =>
    [
        .. Words.Lines("relations.tsv").Select(line => line.Split('\t')).Where(parts => parts.Length == 2 && parts[0].TrimStart("organizerhostsupporter".ToCharArray()) == mark)
            .GroupBy(parts => parts[0][..^mark.Length], parts => parts[1]).Select(group => (group.Key, PhraseSet.Of(group))),
    ];
}
