using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Questions.Matching;
using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Knowledge.Questions.Finders;

/// <summary>Tells the words of a question that ask for a part of an event ("from Brazil") from those that tell the event ("in Brazil").</summary>
internal static class PartOfQuestion
{
    private const EventFields Identity = EventFields.Title | EventFields.Place | EventFields.Venue | EventFields.Body | EventFields.Head;

    public static bool IsPart(EventIndex index, Event told, QuestionText question, int i)
    {
        QuestionWord word = question.Words[i];
        EventFields fields = index.FieldsOf(told, word);
        if ((fields & Identity) == 0) return true;
        // "Did anyone come from Guatemala?", of an event called after its guests from there.
        if (question.AsksWhether && word.IsCountry && (fields & EventFields.Place) == 0 && FollowsFrom(question.Words, i)) return true;
        // "Anyone from IOM?": the organiser too may be asked for as a part, but not the place.
        return (fields & (EventFields.Title | EventFields.Place)) == 0 && FollowsFrom(question.Words, i);
    }

    /// <summary>True for a name that tells only where or which the event was: "in Lima", "the Lima workshop", "the workshop of IOM".</summary>
    public static bool TellsTheEvent(QuestionText question, QuestionWord name)
    {
        IReadOnlyList<QuestionWord> words = question.Words;
        int i = Enumerable.Range(0, words.Count).FirstOrDefault(at => words[at].Folded == name.Folded), k = i - 1;
        while (k > 0 && words[k].Folded is "the" or "la" or "el" or "l" or "le" or "los" or "las" or "les") k--;
        return i + 1 < words.Count && EventNouns.Contains(words[i + 1].Folded) || k >= 0 && words[k].Folded is "in" or "at" or "en" or "a" or "au" or "aux" || k > 0 && EventNouns.Contains(words[k - 1].Folded);
    }

    /// <summary>True for a name after "from" or "of".</summary>
    public static bool Follows(QuestionText question, QuestionWord name) => FollowsFrom(question.Words, Enumerable.Range(0, question.Words.Count).FirstOrDefault(at => question.Words[at].Folded == name.Folded));

    private static bool FollowsFrom(IReadOnlyList<QuestionWord> words, int i)
    {
        int k = i - 1;
        while (k > 0 && words[k].Folded is "the" or "la" or "el" or "l" or "le" or "los" or "las" or "les") k--;
        return k >= 0 && words[k].Folded is "from" or "de" or "of" or "del" or "du" or "des" or "d" or "for" or "para" or "por" or "pour" && !(k > 0 && EventNouns.Contains(words[k - 1].Folded));
    }
}
