using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Mentions;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Bodies;

/// <summary>Who organised, hosted and paid.</summary>
internal sealed record EventBodies(List<Printed> Organizers, List<Printed> Hosts, List<Printed> Supporters);

/// <summary>Reads who organised, hosted and paid from the signs of <see cref="RelationGrammar"/> and from label lines.</summary>
internal static class RelationReader
{
    public static EventBodies Read(IReadOnlyList<SentenceView> sentences)
    {
        var found = new List<(Relation Relation, Printed Body)>();
        foreach (SentenceView view in sentences)
        {
            if (RelationGrammar.Label(view) is { } label) found.AddRange(BodyLists.After(view, label.To, view.Tokens.Count).Select(body => (label.Relation, view.Print(body))));
            else if (view.Sentence.Kind != BlockKind.Heading) found.AddRange(ReadRunning(view).OrderBy(pair => pair.Body.From).Select(pair => (pair.Relation, view.Print(pair.Body))));
        }
        List<Printed> Of(Relation relation) => Distinct(found.Where(pair => pair.Relation == relation).Select(pair => pair.Body));
        return new EventBodies(Of(Relation.Organizer), Of(Relation.Host), Of(Relation.Supporter));
    }

    private static List<(Relation Relation, Stretch Body)> ReadRunning(SentenceView view)
    {
        List<RelationSign> signs = RelationGrammar.Signs(view);
        var found = new List<(Relation Relation, Stretch Body)>();
        bool organised = signs.Exists(sign => sign.Relation == Relation.Organizer && !sign.Joint) || RelationGrammar.TellsOfEvent(view);
        // Subjects first: in "with the support of X, Y held …" the list after "of" ends before Y.
        foreach (RelationSign sign in signs.Where(sign => sign.BodiesBefore)) found.AddRange(BodyLists.Before(view, sign.From).Select(body => (sign.Relation, body)));
        List<Stretch> subjects = found.ConvertAll(pair => pair.Body);
        for (int s = 0; s < signs.Count; s++)
        {
            RelationSign sign = signs[s];
            if (sign.BodiesBefore || sign.Joint && !organised) continue;
            int end = s + 1 < signs.Count ? signs[s + 1].From : view.Tokens.Count;
            found.AddRange(BodyLists.After(view, sign.To, end).TakeWhile(body => !subjects.Exists(other => other.Overlaps(body))).Select(body => (sign.Relation, body)));
        }
        return found;
    }

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
