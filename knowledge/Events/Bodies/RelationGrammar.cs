using System.Collections.Frozen;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.Bodies;

/// <summary>What a body had to do with an event.</summary>
internal enum Relation
{
    Organizer,
    Host,
    /// <summary>The house that an event was held in: its host's, where no host is named.</summary>
    House,
    Supporter,
}

/// <summary>Words of a sentence that say what the bodies beside them did.</summary>
/// <param name="From">Index of the first token of the sign.</param>
/// <param name="To">Index after it: where the bodies begin, unless they stand before.</param>
/// <param name="BodiesBefore">True for an active verb, whose bodies are its subject.</param>
/// <param name="Joint">True for "together with": it counts only where the sentence tells of organising.</param>
internal sealed record RelationSign(Relation Relation, int From, int To, bool BodiesBefore = false, bool Joint = false)
{
    /// <summary>The one body, tied by a hyphen ("EU-funded"); null where a list is to be read.</summary>
    public Stretch? Tied { get; init; }
    /// <summary>True for fixed words ("a joint initiative of"): what the initiative was, the sentence must tell.</summary>
    public bool IsPhrase { get; init; }
    /// <summary>True for "joined with": bodies stand on both sides.</summary>
    public bool IsAlliance { get; init; }
}

/// <summary>The words and constructions of relations.tsv and relationverbs.tsv.</summary>
internal static class RelationGrammar
{
    private const int AgentWindow = 14;

    private enum Needs { Free, Event, People, Cost, Help }

    private sealed record Verb(Relation Relation, Needs Active, Needs Passive);

    private static readonly FrozenDictionary<string, string[]> Lines = Words.Lines("relations.tsv").Select(line => line.Split('\t')).ToFrozenDictionary(parts => parts[0], parts => parts[1].Split('|'));
    private static readonly PhraseSet Openers = Set("opener"), Beside = Set("beside"), Allied = Set("allied"), Asides = Set("aside"), Thanks = Set("thank");
    private static readonly FrozenSet<string> Help = Lines["help"].ToFrozenSet(), Money = Lines["money"].ToFrozenSet(), JointNouns = Lines["joint"].ToFrozenSet(), Costs = Lines["cost"].ToFrozenSet();
    private static readonly PhraseTable<RelationSign> After = PerRelation("", before: false), Before = PerRelation("<", before: true), Labels = PerRelation(":", before: false);
    private static readonly PhraseSet EventNouns = PhraseSet.Load("eventnouns.txt");
    private static readonly (PhraseTable<Verb> Active, PhraseTable<Verb> Participles) Verbs = LoadVerbs();

    /// <summary>The label that the sentence begins with ("Organised by:"), and the index after it.</summary>
    public static (Relation Relation, int To)? Label(SentenceView view)
    {
        int n = Labels.Match(view.Tokens, 0, out RelationSign? label);
        return n > 0 && view.Folded(n) is ":" or "?" ? (label!.Relation, n + 1) : null;
    }

    /// <summary>All signs of a sentence, in order, not overlapping.</summary>
    public static List<RelationSign> Signs(SentenceView view)
    {
        var signs = new List<RelationSign>();
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            // Words inside a body's name say nothing about it ("Support Centre").
            if (!CanBegin(view.Folded(i)) || view.BodyCovering(i) is { } body && body.From < i) continue;
            RelationSign? sign = Compound(view, i) ?? Phrase(view, i) ?? HelpOf(view, i) ?? (signs.Count > 0 ? MoreHelp(view, i) : null) ?? Joint(view, i) ?? Thanked(view, i) ?? Passive(view, i) ?? Active(view, i);
            if (sign is null) continue;
            signs.Add(sign);
            i = sign.To - 1;
        }
        return signs;
    }

    // Few words begin a sign: a cheap look before the constructions are tried.
    private static bool CanBegin(string folded) =>
        Money.Contains(folded) || folded is "in" or "en" or "de" or "with" or "con" or "avec" or "and" or "y" or "et" || After.Begins(folded) || Before.Begins(folded) || Openers.Begins(folded) || Beside.Begins(folded) || Allied.Begins(folded) || Thanks.Begins(folded) || Verbs.Active.Begins(folded) || Verbs.Participles.Begins(folded);

    /// <summary>True where the sentence names an event or one of its words stands for it.</summary>
    public static bool TellsOfEvent(SentenceView view) => view.Folded(0) is "it" or "this" or "c'" or "elle" or "il" or "esta" or "este" or "he" || HasEvent(view, 0, view.Tokens.Count);

    /// <summary>True where a sign that names others beside the subject ("in partnership with") begins at <paramref name="i"/> and ends before <paramref name="to"/>.</summary>
    public static bool OpensAside(SentenceView view, int i, int to) => (HelpOf(view, i) ?? Joint(view, i)) is { } sign && sign.To >= to;

    /// <summary>True where words begin that stand between a body and its verb ("within the framework of").</summary>
    public static bool BeginsAside(SentenceView view, int i) => Asides.Match(view.Tokens, i) > 0;

    // "an OSCE-organised course", "the European Union-funded training".
    private static RelationSign? Compound(SentenceView view, int i)
    {
        if (view.Folded(i - 1) != "-" || i < 2 || view.BodyCovering(i - 2) is not { } body || Verbs.Participles.Match(view.Tokens, i, out Verb? verb) is not (> 0 and int n)) return null;
        return HasEvent(view, i + n, Math.Min(view.Tokens.Count, i + n + 6)) ? new RelationSign(verb!.Relation, i - 1, i + n, BodiesBefore: true) { Tied = body } : null;
    }

    private static RelationSign? Phrase(SentenceView view, int i)
    {
        int n = After.Match(view.Tokens, i, out RelationSign? sign);
        if (n == 0) n = Before.Match(view.Tokens, i, out sign);
        return n > 0 ? sign! with { From = i, To = i + n, IsPhrase = true } : null;
    }

    // "with the generous support of", "conto con el apoyo tecnico y financiero del", "a grant from".
    private static RelationSign? HelpOf(SentenceView view, int i)
    {
        int opener = Openers.Match(view.Tokens, i);
        int from = i + opener;
        bool help = false;
        // "grâce à l'ambassade du Canada".
        if (opener > 0 && view.Folded(i) is "thanks" or "gracias" or "grace" && view.BodyAt(view.SkipArticle(from)) is not null) return new RelationSign(Relation.Supporter, i, from);
        for (int k = from; k < Math.Min(from + 8, view.Tokens.Count); k++)
        {
            string word = view.Folded(k);
            if (view.Tokens[k].IsCapitalised && k > 0 || view.Tokens[k].IsPunctuation && word != ",") return null;
            if (Money.Contains(word) || (opener > 0 && Help.Contains(word))) { help = true; continue; }
            if (!help && opener == 0) return null;
            bool of = SentenceView.IsOf(word) || word is "from" or "by" or "par" or "por";
            if (help && of) return new RelationSign(Relation.Supporter, i, k + 1);
            if (k > from && (of || SentenceView.IsPreposition(word) && !help)) return null;
        }
        return null;
    }

    // "with the sponsorship of the Foundation and the support of the Bank": what an earlier sign opened goes on.
    private static RelationSign? MoreHelp(SentenceView view, int i)
    {
        if (!SentenceView.IsAnd(view.Folded(i))) return null;
        bool help = false;
        for (int k = view.SkipArticle(i + 1); k < Math.Min(i + 7, view.Tokens.Count) && !view.Tokens[k].IsCapitalised && !view.Tokens[k].IsPunctuation; k++)
        {
            if (help && (SentenceView.IsOf(view.Folded(k)) || view.Folded(k) == "from")) return new RelationSign(Relation.Supporter, i, k + 1);
            if (SentenceView.IsPreposition(view.Folded(k))) return null;
            help |= Help.Contains(view.Folded(k)) || Money.Contains(view.Folded(k));
        }
        return null;
    }

    // "thanked the European Union for its financial support".
    private static RelationSign? Thanked(SentenceView view, int i)
    {
        int n = Thanks.Match(view.Tokens, i);
        if (n == 0) return null;
        for (int k = i + n; k < Math.Min(i + 30, view.Tokens.Count); k++)
        {
            if (view.BodyCovering(k) is null && !view.Tokens[k].IsCapitalised && (Help.Contains(view.Folded(k)) || Money.Contains(view.Folded(k)))) return new RelationSign(Relation.Supporter, i, i + n);
        }
        return null;
    }

    // "in close cooperation with", "en partenariat étroit avec", "junto con".
    private static RelationSign? Joint(SentenceView view, int i)
    {
        if (Allied.Match(view.Tokens, i) is > 0 and int allied) return new RelationSign(Relation.Organizer, i, i + allied, Joint: true) { IsAlliance = true };
        // "co-organise, avec le laboratoire X, un colloque".
        if (view.Folded(i) is "with" or "con" or "avec" && view.Folded(i - 1) == "," && Verbs.Active.Match(view.Tokens, i - 2, out Verb? doing) > 0 && doing!.Relation == Relation.Organizer) return new RelationSign(Relation.Organizer, i, i + 1, Joint: true);
        int beside = Beside.Match(view.Tokens, i);
        if (beside > 0) return new RelationSign(Relation.Organizer, i, i + beside, Joint: true);
        if (view.Folded(i) is not ("in" or "en" or "de" or "with" or "con")) return null;
        bool joint = false;
        for (int k = i + 1; k < Math.Min(i + 7, view.Tokens.Count); k++)
        {
            string word = view.Folded(k);
            if (JointNouns.Contains(word)) joint = true;
            else if (joint && (word is "with" or "con" or "avec" or "entre" || view.Folded(i) is "with" or "con" && SentenceView.IsOf(word))) return new RelationSign(Relation.Organizer, i, k + 1, Joint: true);
            else if (view.Tokens[k].IsCapitalised || view.Tokens[k].IsPunctuation || SentenceView.IsPreposition(word)) return null;
        }
        return null;
    }

    // "organised yesterday in Dushanbe by", "a été financé en grande partie par".
    private static RelationSign? Passive(SentenceView view, int i)
    {
        if (Verbs.Participles.Match(view.Tokens, i, out Verb? verb) is not (> 0 and int n)) return null;
        bool afterBody = i > 0 && view.BodyCovering(i - 1) is not null, afterHave = IsHave(view.Folded(i - 1));
        // "a project of IOM financed by": with "by" right after it, it cannot be the body's deed.
        afterBody &= view.Folded(i + n) is not ("by" or "por" or "par");
        if (afterBody || afterHave || verb!.Passive != Needs.Free && !TellsOfEvent(view)) return null;
        for (int k = i + n; k < Math.Min(i + n + AgentWindow, view.Tokens.Count); k++)
        {
            string word = view.Folded(k);
            bool partner = word is "with" or "con" or "avec" && verb.Relation == Relation.Organizer && !Attendance.Contains(view.Folded(view.SkipArticle(k + 1)));
            if (partner && (HelpOf(view, k) ?? Joint(view, k)) is not null) return null;
            if (word is "by" or "por" or "par" || partner) return new RelationSign(verb.Relation, i, k + 1);
            if (word is ";" or ":" or "." or "(" || view.BodyCovering(k) is null && (IsVerb(view, k) || Openers.Match(view.Tokens, k) > 0)) return null;
        }
        return null;
    }

    // "realizado con la participación de": those who came.
    private static readonly HashSet<string> Attendance = ["participation", "attendance", "presence", "participacion", "asistencia", "presencia", "concurrencia"];

    private static RelationSign? Active(SentenceView view, int i)
    {
        int n = Verbs.Active.Match(view.Tokens, i, out Verb? verb);
        if (n > 0 && view.Tokens[i].IsCapitalised && i > 0) return null;
        if (n == 0 && IsHave(Before1(view, i))) n = Verbs.Participles.Match(view.Tokens, i, out verb);
        if (n == 0 || verb is null || i == 0 && !IsInverted(view, i) || IsBe(Before1(view, i)) && !view.Folded(i).EndsWith("ing", StringComparison.Ordinal) && !view.Folded(i).EndsWith("ndo", StringComparison.Ordinal)) return null;
        int to = i + n;
        bool fits = verb.Active switch
        {
            Needs.Free => true,
            Needs.Event => HasEvent(view, to, Reach(view, to, verb.Relation == Relation.Host ? 24 : 14)) || IsRelative(view, i),
            Needs.People => Enumerable.Range(to, 8).Any(k => Facts.PeopleNouns.Contains(view.Folded(k)) || Words.PluralRoles.Match(view.Tokens, k) > 0) || HasEvent(view, to, Reach(view, to, 14)),
            // "gave its financial support to the course": help for the event, not for victims.
            Needs.Help => Enumerable.Range(to, 6).FirstOrDefault(k => Help.Contains(view.Folded(k)) || Money.Contains(view.Folded(k))) is > 0 and int help && HasEvent(view, help, Reach(view, help, 8)),
            _ => Enumerable.Range(to, 6).Any(k => Costs.Contains(view.Folded(k))),
        };
        // "Lo organizaron la …", "la jornada que organizan …": the pronoun is the event.
        // "le Barreau et la Métropole l'ont soutenue".
        fits |= IsHave(view.Folded(i - 1)) && view.Folded(i - 2) is "l'" or "les" or "lo" or "la";
        bool inverted = IsInverted(view, i);
        return fits || inverted ? new RelationSign(verb.Relation, i, to, BodiesBefore: !inverted) : null;
    }

    // The word before the verb, adverbs left out: "has jointly organised".
    private static string Before1(SentenceView view, int i)
    {
        int k = i - 1;
        while (k > 0 && IsAdverb(view.Folded(k))) k--;
        return view.Folded(k);
    }

    // "the training that the ministry organised".
    private static bool IsRelative(SentenceView view, int verb)
    {
        for (int k = verb - 1; k > 0 && k > verb - 14; k--)
        {
            if (view.Folded(k) is "that" or "which" or "que" or "qu'" && EventNouns.Match(view.Tokens, k - 1) > 0) return true;
        }
        return false;
    }

    /// <summary>True for a verb with its subject after it: "lo convocó la Red", "que organizan la Cátedra y …", "Auspicia la Embajada".</summary>
    public static bool IsInverted(SentenceView view, int verb) =>
        view.Document.Language == Documents.Language.Spanish && (verb == 0 || view.Folded(verb - 1) is "lo" or "la" or "los" or "las" or "que") && verb + 1 < view.Tokens.Count && (SentenceView.IsArticle(view.Folded(verb + 1)) && view.BodyCovering(verb + 2) is not null || view.BodyAt(verb + 1) is not null)
        || view.Document.Language == Documents.Language.French && view.Folded(verb - 1) == "qu'" && view.BodyCovering(view.SkipArticle(verb + 1)) is not null;

    private static bool HasEvent(SentenceView view, int from, int to)
    {
        for (int k = from; k < to; k++)
        {
            if (view.Folded(k) is ";") return false;
            if (EventNouns.Match(view.Tokens, k) > 0) return true;
            // "curso-taller", "réunion-débat".
            if (view.Folded(k).IndexOf('-', StringComparison.Ordinal) is > 0 and int hyphen && EventNouns.Begins(view.Folded(k)[..hyphen])) return true;
        }
        return false;
    }

    // The index after so many words; the name of a body counts as one.
    private static int Reach(SentenceView view, int from, int words)
    {
        int k = from;
        while (k < view.Tokens.Count && words-- > 0) k = view.BodyCovering(k)?.To ?? k + 1;
        return k;
    }

    private static bool IsVerb(SentenceView view, int k) =>
        !view.Tokens[k].IsCapitalised && (Words.VerbKind(view.Folded(k)) is { } kind && kind != "aux" || Verbs.Participles.Match(view.Tokens, k, out Verb? _) > 0);

    internal static bool IsHave(string folded) => folded is "has" or "have" or "had" or "having" or "a" or "ont" or "avait" or "avaient" or "ha" or "han" or "habia" or "habian" or "ayant";
    internal static bool IsBe(string folded) => folded is "was" or "were" or "been" or "being" or "is" or "are" or "be" or "fue" or "fueron" or "sido" or "ser" or "es" or "son" or "esta" or "estan" or "sera" or "seran" or "est" or "sont" or "ete" or "etait" or "etaient" or "etre" or "seront" or "fut" or "furent";
    internal static bool IsAdverb(string folded) => folded.Length > 5 && (folded.EndsWith("ly", StringComparison.Ordinal) || folded.EndsWith("mente", StringComparison.Ordinal) || folded.EndsWith("ment", StringComparison.Ordinal)) || folded is "also" or "recently" or "tambien" or "aussi" or "egalement" or "now" or "again" or "successfully";

    private static PhraseSet Set(string kind) => PhraseSet.Of(Lines[kind]);

    private static PhraseTable<RelationSign> PerRelation(string mark, bool before) => new(
        Enum.GetValues<Relation>().Where(relation => Lines.ContainsKey(Name(relation) + mark))
            .SelectMany(relation => Lines[Name(relation) + mark].Select(phrase => KeyValuePair.Create(phrase, new RelationSign(relation, 0, 0, before)))));

    private static string Name(Relation relation) => relation.ToString().ToLowerInvariant();

    private static (PhraseTable<Verb>, PhraseTable<Verb>) LoadVerbs()
    {
        var active = new Dictionary<string, Verb>();
        var participles = new Dictionary<string, Verb>();
        foreach (string[] parts in Words.Lines("relationverbs.tsv").Select(line => line.Split('\t')))
        {
            foreach (string infinitive in parts[4].Split(' '))
            {
                var verb = new Verb(Enum.Parse<Relation>(parts[0], true), Enum.Parse<Needs>(parts[2], true), Enum.Parse<Needs>(parts[3], true));
                VerbForms forms = VerbForms.Of(parts[1], infinitive);
                foreach (string form in forms.Active) active.TryAdd(form, verb);
                foreach (string form in forms.Participles) participles.TryAdd(form, verb);
            }
        }
        return (new PhraseTable<Verb>(active), new PhraseTable<Verb>(participles));
    }
}
