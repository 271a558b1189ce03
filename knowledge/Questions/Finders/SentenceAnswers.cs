using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Events.Text;
using ChatAssistant.Knowledge.Passages;
using ChatAssistant.Knowledge.Questions.Matching;
using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Knowledge.Questions.Finders;

/// <summary>Answers with sentences of the documents what the register has no value for, or nothing: a sentence must hold what is asked, and be of the kind that can tell it.</summary>
internal sealed class SentenceAnswers(KnowledgeSnapshot snapshot, EventIndex index, SentenceFinder sentences, ValueFinder values)
{
    /// <summary>A sentence must hold this share of what is asked, rare words counting more.</summary>
    private const double EnoughOfTheQuestion = 0.5;

    /// <summary>The same where the event is known and only a part of the question is left to answer.</summary>
    private const double EnoughOfAnEvent = 0.4;

    private const int PassagesRead = 6;

    /// <summary>The register's answer with the values that are asked for besides, and the sentence that holds what it leaves out: "how many took part, and how many of them women?"</summary>
    public Findings.Found Completed(Findings.Found found, QuestionText question, EventQuestion asked, Event told)
    {
        if (asked.Aspect != Aspect.Overview) found = found with { Items = [.. found.Items, .. asked.Also.SelectMany(aspect => values.Find(told, aspect))] };
        if (found.Items.All(item => item is SentenceFound)) return found;
        QuestionWord[] wanted = [.. Wanted(question, told)];
        if (wanted.Length == 0) return found;
        IReadOnlySet<string>[] said = [NameMatcher.Words(found.Person ?? "").ToHashSet(), .. found.Items.Select(item => item.Evidence).Distinct().Select(sentences.KeysOf).Distinct()];
        QuestionWord[] left = [.. wanted.Where(word => !SentenceFinder.Holds(said, word))];
        if (left.Length == 0) return found;
        double Held(params IReadOnlyList<IReadOnlySet<string>> keys) => wanted.Where(word => SentenceFinder.Holds(keys, word)).Sum(index.Rarity);
        if (sentences.Find(question, left, [told.Scope]) is not [{ Coverage: > EnoughOfAnEvent } best, ..] || Held(sentences.KeysOf(best.Source)) <= Held(said) || found.Items.Any(item => item is SentenceFound && item.Evidence.Overlaps(best.Source))) return found;
        return found with { Items = [.. found.Items, new SentenceFound(told, best.Source)] };
    }

    /// <summary>What the register does not hold of an event, where a sentence may say it.</summary>
    public Findings.Found? Otherwise(QuestionText question, Event told, EventQuestion asked, string? person)
    {
        if (asked.Aspect is Aspect.Contact || question.AsksForAName) return null;
        if (person is not null && told.Absent.Any(a => PeopleOfQuestion.SameName(a.Name.Clean, person))) return null;
        if (asked.Aspect is Aspect.PersonTopic) return Said(question, told, asked, person);
        // How many people came is told by a number of people, which was looked for, or not at all.
        if (asked.Aspect is Aspect.Count && (CountedNoun.Of(question) is not { } noun || Nouns.Anybody.Contains(noun.Folded))) return null;
        if (asked.Aspect is Aspect.Date) return Dated(question, told);
        Findings.Found? found = BySentences(question, told, asked);
        if (AspectCues.For(asked.Aspect) is { Count: > 0 } cues)
        {
            // "What did the delegation of Japan present?" is not told by what others did.
            bool narrowed = asked.Aspect is Aspect.Attendees or Aspect.Presentations && (person is not null || Wanted(question, told).Any(word => !word.Keys.Any(cues.Contains)));
            return found ?? (narrowed ? null : Quoted(sentences.WithAny(cues, told.Scope), told));
        }
        if (asked.Aspect is Aspect.Count && found?.Items.Any(item => sentences.HoldsANumber(item.Evidence)) == false) return null;
        return found;
    }

    /// <summary>The sentences that hold most of the question's own words; null where none holds enough.</summary>
    /// <param name="told">The event that is asked about; null for all documents.</param>
    public Findings.Found? BySentences(QuestionText question, Event? told, EventQuestion asked)
    {
        QuestionWord[] wanted = [.. Wanted(question, told)];
        if (wanted.Length == 0) return null;
        IEnumerable<SourceSpan> scopes = told is not null ? [told.Scope] : snapshot.Passages.Search(question.Text, PassagesRead, language: asked.Language, meaning: asked.Meaning).Select(hit => hit.Passage.Source);
        IReadOnlyList<SentenceMatch> found = [.. sentences.Find(question, wanted, scopes).Where(match => CanTell(question, asked.Aspect, match.Source))];
        if (found.Count == 0 || found[0].Coverage < (told is null ? EnoughOfTheQuestion : EnoughOfAnEvent) || (found[0].Held < 2 && wanted.Length > 1)) return null;
        SourceSpan[] best = [.. found.Take(2).Where(sentence => sentence.Coverage >= found[0].Coverage - 0.15).Select(sentence => sentence.Source).OrderBy(source => source.Start)];
        // Who or which country is asked about must stand in what is quoted.
        if (!HoldsNames(best, wanted, told) || (told is null && question.Date.Years.Any(year => !best.Any(source => sentences.KeysOf(source).Contains($"{year}"))))) return null;
        Event[] about = told is not null ? [told] : [.. index.All.Where(e => e.Scope.Overlaps(best[0])).Take(1)];
        return new Findings.Found([.. best.Select(source => new SentenceFound(about.FirstOrDefault(), source))], about, null) { IsPart = true, Certainty = found[0].Coverage };
    }

    /// <summary>The answer with its certainty.</summary>
    public Findings.Found Weighed(Findings.Found found, QuestionText question, Event told)
    {
        QuestionWord[] wanted = [.. Wanted(question, told)];
        if (wanted.Length == 0) return found;
        double Weight(QuestionWord word) => index.Rarity(word) is > 0 and var rarity ? rarity : Math.Log(2 + index.Count);
        HashSet<string> said = [.. NameMatcher.Words(found.Person ?? ""), .. found.Items.Select(item => item.Evidence).Distinct().SelectMany(sentences.KeysOf)];
        return found with { Certainty = wanted.Where(word => word.Keys.Any(said.Contains)).Sum(Weight) / wanted.Sum(Weight) };
    }

    // The day that stands with what the question calls the event; a printed one says more than one that is counted from the document's.
    private Findings.Found? Dated(QuestionText question, Event told)
    {
        double Fit(Sentence sentence) => (SentenceFinder.HoldsAMonth(sentence) ? 1 : 0) + (sentences.KeysOf(sentences.Place(told, sentence)) is var held ? question.Words.Where(word => !word.IsCommon && word.Keys.Any(held.Contains)).Sum(word => word.IsName ? 2 : 0.5) : 0);
        Sentence? best = sentences.Of(told).Where(sentence => SentenceFinder.HoldsAMonth(sentence) || sentence.Kind != BlockKind.Heading && SentenceFinder.HoldsADay(sentence)).MaxBy(Fit);
        return best is null ? null : Quoted([sentences.Place(told, best)], told);
    }

    /// <summary>The time of day that an event's documents print, where the question asks for one.</summary>
    public Findings.Found? Times(QuestionText question, Event told)
    {
        SourceSpan[] timed = [.. sentences.Where(SentenceFinder.HoldsATime, told.Scope)];
        QuestionWord[] wanted = [.. Wanted(question, told).Where(word => !Nouns.Times.Contains(word.Folded))];
        // "When does the second panel begin?": the time that stands with it.
        SourceSpan[] fitting = wanted.Length == 0 ? timed : [.. timed.GroupBy(place => sentences.KeysOf(place) is var held ? wanted.Count(word => word.Keys.Any(held.Contains)) : 0).OrderByDescending(group => group.Key).Take(1).SelectMany(group => group)];
        return Quoted([.. fitting.Take(2)], told);
    }

    /// <summary>Who did it, where nobody of the register did: the sentence that tells of the deed and of somebody who did it.</summary>
    public Findings.Found? Done(Deed deed, Event told) => Quoted([.. sentences.Where((_, sentence) => SentenceFinder.TellsWhoDid(deed, sentence), told.Scope).Take(1)], told);

    /// <summary>Who came from which country, and the sentence that names most countries besides; null where none names several.</summary>
    public Findings.Found? WithCountries(Findings.Found? found, Event told)
    {
        HashSet<string> said = [.. (found?.Items ?? []).SelectMany(item => sentences.KeysOf(item.Evidence)).Where(Countries.IsKey)];
        SourceSpan? most = sentences.Where((_, _) => true, told.Scope).MaxBy(place => sentences.KeysOf(place).Count(key => Countries.IsKey(key) && !said.Contains(key)));
        if (most is not { } place || sentences.KeysOf(place).Count(key => Countries.IsKey(key) && !said.Contains(key)) < 2) return found;
        return found is null ? Quoted([place], told) : found with { Items = [.. found.Items, new SentenceFound(told, place)] };
    }

    /// <summary>True when the sentences hold the names that are asked about, but for those that tell the event.</summary>
    public bool HoldsNames(IReadOnlyList<SourceSpan> places, IEnumerable<QuestionWord> wanted, Event? told)
    {
        IReadOnlySet<string>[] held = [.. places.Select(sentences.KeysOf)];
        return wanted.All(word => !(word.IsProper || word.IsCountry) || SentenceFinder.Holds(held, word) || (told is not null && (index.FieldsOf(told, word) & (EventFields.Body | EventFields.Venue | EventFields.Head)) != 0));
    }

    /// <summary>The words that an answer must hold: those that do not tell which event is meant.</summary>
    public IEnumerable<QuestionWord> Wanted(QuestionText question, Event? told) => question.Words.Where(word =>
        word.Folded.Length > 2 && !word.IsNumber && !DateWords.IsMonth(word.Folded) && !EventNouns.Contains(word.Folded)
        && (word.IsContent || Nouns.IsDetail(word.Folded) || Nouns.IsPost(word.Folded) || word.Keys[^1][0] == '#' && !Nouns.Anybody.Contains(word.Folded))
        && (told is null || (index.FieldsOf(told, word) & (EventFields.Title | EventFields.Place)) == 0)).DistinctBy(word => word.Folded);

    // What somebody said stands in a sentence that names them as who speaks: the register's talks were looked up before.
    private Findings.Found? Said(QuestionText question, Event told, EventQuestion asked, string? person)
    {
        QuestionWord[] names = person is null ? [.. question.Words.Where(word => word.IsProper && !word.IsCountry && (index.FieldsOf(told, word) & (EventFields.Title | EventFields.Place)) == 0)] : [];
        HashSet<string> name = [.. person is null ? names.Select(word => word.Folded) : NameMatcher.Words(person).Where(word => word.Length > 2)];
        if (name.Count > 0 && Quoted([.. sentences.Where((_, sentence) => SentenceFinder.Speaks(name, sentence), told.Scope).Take(3)], told, person) is { } said) return said;
        return name.Count == 0 && BySentences(question, told, asked) is { } found && found.Items.Any(item => sentences.TellsOfSpeech(item.Evidence)) ? found : null;
    }

    // Who somebody is who has a post is told by a sentence with the post.
    private bool CanTell(QuestionText question, Aspect aspect, SourceSpan place)
    {
        if (aspect is Aspect.Place) return sentences.HoldsAPlace(place);
        if (aspect is not (Aspect.PersonInfo or Aspect.PersonTopic) && !(aspect is Aspect.Attendees && question.AsksWhether)) return true;
        QuestionWord[] posts = [.. question.Words.Where(word => Nouns.IsPost(word.Folded) && !word.IsName)];
        return posts.Length == 0 || sentences.KeysOf(place) is var held && Array.Exists(posts, post => post.Keys.Any(held.Contains));
    }

    private static Findings.Found? Quoted(IReadOnlyList<SourceSpan> places, Event told, string? person = null) =>
        places.Count == 0 ? null : new Findings.Found([.. places.Take(3).Select(place => new SentenceFound(told, place))], [told], person) { IsPart = true };
}
