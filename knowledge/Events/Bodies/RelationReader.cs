using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Mentions;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Bodies;

/// <summary>Who organised, hosted and paid.</summary>
internal sealed record EventBodies(List<Printed> Organizers, List<Printed> Hosts, List<Printed> Supporters);

/// <summary>Reads who organised, hosted and paid from the signs of <see cref="RelationGrammar"/> and from label lines.</summary>
internal static class RelationReader
{
    /// <param name="people">Names of the document's people: none of them is a body.</param>
    public static EventBodies Read(IReadOnlyList<SentenceView> sentences, IReadOnlySet<string> people)
    {
        var found = new List<(Relation Relation, Printed Body)>();
        int about = -1;
        foreach (SentenceView view in sentences)
        {
            // "About the Coalition: … It receives grants from …": what a publisher says of itself.
            if (view.Sentence.OpensBlock && IsBoilerplate(view)) about = view.Sentence.Block;
            if (view.Sentence.Block == about) continue;
            // "The first congress was organised by …": another event.
            if (Dates.DateWords.Has(view, "past") && view.Sentence.Kind != BlockKind.Heading) continue;
            if (RelationGrammar.Label(view) is { } label) found.AddRange(BodyLists.After(view, label.To, view.Tokens.Count).Select(body => (label.Relation, view.Print(body))));
            else if (view.Sentence.Kind != BlockKind.Heading || view.Sentence.Block > 0 && !view.ShoutedCapitals) found.AddRange(ReadRunning(view).OrderBy(pair => pair.Body.From).Select(pair => (pair.Relation, view.Print(pair.Body))));
        }
        List<Printed> Of(Relation relation) => Distinct(found.Where(pair => pair.Relation == relation && !people.Contains(pair.Body.Clean)).Select(pair => pair.Body));
        List<Printed> hosts = Of(Relation.Host);
        return new EventBodies(Of(Relation.Organizer), hosts.Count > 0 ? hosts : Of(Relation.House), Of(Relation.Supporter));
    }

    private static bool IsBoilerplate(SentenceView view) => view.Folded(0) is "about" or "sobre" || view.Folded(0) is "acerca" && view.Folded(1) == "de" || view.Folded(0) == "a" && view.Folded(1) == "propos";

    private static List<(Relation Relation, Stretch Body)> ReadRunning(SentenceView view)
    {
        List<RelationSign> signs = RelationGrammar.Signs(view);
        var found = new List<(Relation Relation, Stretch Body)>();
        bool organised = signs.Exists(sign => sign.Relation == Relation.Organizer && !sign.Joint && !sign.IsPhrase) || RelationGrammar.TellsOfEvent(view);
        // Subjects first: in "with the support of X, Y held …" the list after "of" ends before Y.
        foreach (RelationSign sign in signs.Where(sign => sign.BodiesBefore || sign.IsAlliance && organised)) found.AddRange((sign.Tied is { } tied ? [tied] : BodyLists.Before(view, sign.From)).Select(body => (sign.Relation, body)));
        List<Stretch> subjects = found.ConvertAll(pair => pair.Body);
        for (int s = 0; s < signs.Count; s++)
        {
            RelationSign sign = signs[s];
            if (sign.BodiesBefore || sign.Relation == Relation.Organizer && !organised) continue;
            int end = s + 1 < signs.Count ? signs[s + 1].From : view.Tokens.Count;
            found.AddRange(BodyLists.After(view, sign.To, end).TakeWhile(body => !subjects.Exists(other => other.Overlaps(body))).Where(body => sign.Relation != Relation.House || view.BodyAt(body.From) is not null).Take(sign.Relation == Relation.House ? 1 : int.MaxValue).Select(body => (sign.Relation, body)));
        }
        // "the Regional Forum": the event itself.
        return found.FindAll(pair => (EventNouns.Match(view.Tokens, pair.Body.From) == 0 || view.Folded(pair.Body.To - 1) == ")") && (pair.Body.Count > 2 || view.Document.Language != Language.English || EventNouns.Match(view.Tokens, pair.Body.To - 1) == 0));
    }

    private static readonly Lexicon.PhraseSet EventNouns = Lexicon.PhraseSet.Load("eventnouns.txt");

    /// <summary>Each body once, in its longest form.</summary>
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
}
