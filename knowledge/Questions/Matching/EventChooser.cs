using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Knowledge.Questions.Matching;

/// <summary>The events that a question means.</summary>
/// <param name="Events">One; several that fit equally well; or none.</param>
/// <param name="Told">True where the question's own words tell the event, not the conversation.</param>
/// <param name="Likely">The best guesses, for a question back where nothing tells the event.</param>
internal sealed record Choice(IReadOnlyList<EventMatch> Events, bool Told)
{
    public IReadOnlyList<EventMatch> Likely { get; init; } = [];
}

/// <summary>Decides which event a question means: what its words tell, else what the conversation is about, else the only one there is.</summary>
internal sealed class EventChooser(EventIndex index)
{
    /// <summary>An event is chosen when its score is this much over the next.</summary>
    private const double Clear = 1.3;

    /// <summary>Where no name tells it, an event must lead by more.</summary>
    private const double ClearWithoutName = 1.7;

    /// <summary>An event whose document has every word of what is asked may be behind by so much.</summary>
    private const double Whole = 3;

    /// <summary>A name that so many events have at most tells them.</summary>
    private const double FewEvents = 2;

    /// <summary>Words that point to an event less than this point to none.</summary>
    private const double Weak = 2.2;

    public Choice Choose(QuestionText question, EventQuestion asked)
    {
        IReadOnlyList<EventMatch> matches = index.Match(question, asked.Focus);
        if (asked.Among is { } among) matches = [.. matches.Where(match => among.Contains(match.Event, ReferenceEqualityComparer.Instance))];
        if (matches.Count == 0) return new Choice([], !question.Date.IsEmpty);
        EventMatch[] best = [.. matches.Where(match => match.Missing.Count == matches[0].Missing.Count)];
        double highest = best.Max(match => match.Score);
        bool told = Tells(best[0]) || asked.Focus.Count == 0 && ToldByText(best[0]);
        if (Continued(matches, best, told, question, asked) is { } same) return new Choice([same], false);
        if (index.Count == 1) return new Choice(matches, told);
        if (!told) return new Choice([], false) { Likely = OfKind([.. best.Where(match => match.Score > 0)], question) };
        double clear = question.Names.Any() || !question.Date.IsEmpty ? Clear : ClearWithoutName;
        EventMatch[] leading = [.. best.Where(match => match.Score * clear >= highest)];
        // Of two that fit, the one whose document has all that is asked about: "the prosecutors who graduated in Peru" are not at every congress in Peru.
        if (best.Where(match => match.Lacking == 0 && match.Score * Whole >= highest).ToArray() is { Length: > 0 } whole && leading.Any(match => match.Lacking > 0)) leading = whole;
        int named = leading.Max(match => match.Named);
        leading = [.. leading.Where(match => match.Named == named)];
        // More words in the title and place decide between two that the names do not tell apart.
        int tells = leading.Max(match => match.Told);
        if (leading.Length > 1 && leading.Where(match => match.Told > tells - 2).ToArray() is { Length: > 0 } clearer) leading = clearer;
        return new Choice(Shared(best, leading, question), true);
    }

    // A name that hardly any document has tells the event, wherever in it the name stands.
    private bool ToldByText(EventMatch match) => match.Missing.Count == 0 && match.Elsewhere.Any(word => word.IsProper && index.Rarity(word) >= Math.Log(1 + index.Count / FewEvents));

    private static bool Tells(EventMatch match) => match.Named > 0 || match.Score >= Weak;

    // "IOM" alone names many events: all that have it are meant, those whose text has the event's noun first of all.
    private EventMatch[] Shared(EventMatch[] best, EventMatch[] leading, QuestionText question)
    {
        const EventFields itsOwn = EventFields.Place | EventFields.Venue | EventFields.Person;
        bool nouns = question.Words.Any(word => EventNouns.Contains(word.Folded));
        QuestionWord[] content = [.. question.Content.Where(word => !EventNouns.Contains(word.Folded))];
        if (!nouns || content.Length == 0 || !question.Date.IsEmpty || Array.Exists(content, word => !word.IsName) || Array.Exists(leading, match => Array.Exists(content, name => (index.FieldsOf(match.Event, name) & itsOwn) != 0))) return leading;
        EventMatch[] all = [.. best.Where(match => match.Named >= leading[0].Named && match.Told >= leading[0].Told - 1)];
        EventMatch[] ofKind = OfKind(all, question);
        return ofKind.Length > 1 ? ofKind : leading;
    }

    // Those whose document has the question's noun ("workshop"); all where none has.
    private EventMatch[] OfKind(EventMatch[] all, QuestionText question)
    {
        QuestionWord[] nouns = [.. question.Words.Where(word => EventNouns.Contains(word.Folded))];
        EventMatch[] ofKind = [.. all.Where(match => Array.TrueForAll(nouns, noun => index.FieldsOf(match.Event, noun) != EventFields.None))];
        return ofKind.Length > 0 ? ofKind : all;
    }

    // The conversation's event stays unless the words tell another: by a name that it lacks, by a date of which it is not, or by saying where ("in Lima", "the Lima workshop").
    private EventMatch? Continued(IReadOnlyList<EventMatch> matches, EventMatch[] best, bool told, QuestionText question, EventQuestion asked)
    {
        if (asked.Focus is not [var focus] || matches.FirstOrDefault(match => ReferenceEquals(match.Event, focus)) is not { } same) return null;
        if (!told) return same;
        if (same.Missing.Count > best[0].Missing.Count || same.Named + 1 < best[0].Named) return null;
        if (asked.Before is not null) return same.Named >= best[0].Named && same.Score * 1.5 >= best[0].Score ? same : null;
        bool elsewhere = Enumerable.Range(0, question.Words.Count).Any(i => SaysWhere(question.Words, i) && !Identifies(focus, question.Words[i]) && Identifies(best[0].Event, question.Words[i]));
        if (elsewhere) return null;
        bool another = question.Words.Any(word => EventNouns.Contains(word.Folded)) && best[0].Told > same.Told + 1 && best[0].Score > 2 * same.Score;
        return another ? null : same;
    }

    private bool Identifies(Event told, QuestionWord word) => (index.FieldsOf(told, word) & (EventFields.Title | EventFields.Place | EventFields.Venue)) != 0;

    private static bool SaysWhere(IReadOnlyList<QuestionWord> words, int i) => words[i].IsName
        && (i > 0 && words[i - 1].Folded is "in" or "at" or "en" or "a" or "au" or "aux" || i + 1 < words.Count && EventNouns.Contains(words[i + 1].Folded) || i > 1 && EventNouns.Contains(words[i - 2].Folded));
}
