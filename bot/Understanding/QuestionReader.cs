using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Understanding;

/// <summary>Reads an utterance: its intent, and the question about events in it, with what the conversation adds.</summary>
internal sealed class QuestionReader(IIntentClassifier classifier, EventKnowledge knowledge)
{
    /// <summary>From this probability on, an utterance is believed to ask nothing of the documents even though it names an event or a person of theirs.</summary>
    private const double Certain = 0.85;

    /// <summary>An utterance that is less like any that the classifier learnt from is of no kind that it knows.</summary>
    private const double Strange = 0.12;

    /// <summary>Words up to which an utterance may be a mere choice between the events that were offered.</summary>
    private const int ShortChoice = 7;

    public Reading Read(string text, Language? hint, ConversationState state)
    {
        QuestionText words = knowledge.Read(new EventQuestion(Aspect.Open, text, state.Language ?? hint ?? Language.English));
        // The classifier tells names by their capitals; people type small.
        IntentReading reading = classifier.Classify(Capitalised(text, words), state.Language ?? hint);
        // Staff who name a person or an event of the documents ask about them, unless the words are clearly a cry for help.
        if (reading.Intent == Intent.Crisis && (reading.Confidence >= Certain || !knowledge.Tells(words))) return new Reading(Intent.Crisis, reading.Confidence, reading.Language, null);

        Event[] focus = [.. Events(state.Events)], offered = [.. Events(state.Offered)];
        var asked = new EventQuestion(Aspect.Overview, text, reading.Language) { Focus = focus, Person = state.Person };
        if (offered.Length > 0 && Choose(text, words, reading, offered) is { } chosen && state.Asked is { } pending && Aspects.Of(pending) is { } before)
            return new Reading(pending, reading.Confidence, reading.Language, OfOne(pending, reading, state) is var one && Aspects.Of(one) is { } of && one != pending ? asked with { Aspect = of, Focus = [chosen], Among = [chosen] } : asked with { Aspect = before, Focus = [chosen], Among = [chosen], Before = state.Question, Text = "" });

        Intent intent = IsNameOnly(words) ? NameOnly(words, state) : Intended(reading, words, state, focus);
        if (IsNameOnly(words) && state.Language is { } spoken)
        {
            // A name is of no language.
            reading = reading with { Language = spoken };
            asked = asked with { Language = spoken };
        }
        switch (intent)
        {
            case Intent.SameAgain or Intent.Correction when state is { Asked: { } last, Question: { } question } && Aspects.Of(last) is { } aspect:
                return new Reading(last, reading.Confidence, reading.Language, asked with { Aspect = aspect, Before = question });
            case Intent.More when state is { Shown: > 0, Asked: { } last, Question: { } question } && Aspects.Of(last) is { } aspect:
                return new Reading(last, reading.Confidence, reading.Language, asked with { Aspect = aspect, Text = question }) { Skip = state.Shown };
        }
        return new Reading(intent, reading.Confidence, reading.Language, Aspects.Of(intent) is { } own ? asked with { Aspect = own, Also = CueWords.Besides(own, words) } : null);
    }

    private Intent Intended(IntentReading reading, QuestionText words, ConversationState state, Event[] focus)
    {
        Intent intent = reading.Intent;
        // What goes on from nothing is a question of its own, told in few words: "dates de la conférence de Lyon".
        if (state.Question is null && intent is Intent.SameAgain or Intent.Correction or Intent.More) intent = Best(reading, Continuing, intent);
        if (intent is Intent.SameAgain && !reading.IsBelieved && words.HasAny("who", "quien", "quienes", "qui", "when", "cuando", "quand", "where", "donde")) intent = Best(reading, Continuing, intent);
        if (Aspects.Of(intent) is null && reading.Confidence < Certain && (knowledge.Tells(words) || knowledge.TellsOneWholly(words, focus))) intent = Best(reading, Continuing, intent);
        // "Did the mayor come to the Lima workshop?" tells an event: which there are is not asked.
        if (intent is Intent.ListEvents or Intent.PersonEvents && !words.AsksForEvents && (knowledge.TellsOne(words) || focus.Length == 1 && words.AsksWhether && !words.Names.Any())) intent = Best(reading, NotWhich, intent);
        // "Did the IOM go to the one in Lima?" is about who was there.
        if (intent is Intent.ListEvents or Intent.PersonEvents && words.AsksWhether && !words.AsksForEvents && words.Names.Any()) intent = Intent.Attendees;
        if ((reading.Familiarity < Strange || reading.Confidence < Certain && !knowledge.KnowsAny(words)) && !knowledge.Tells(words) && !knowledge.TellsOneWholly(words, focus)) return Intent.OutOfScope;
        bool doubtful = intent != reading.Intent || !reading.IsBelieved;
        if (ContactWords.Any(words.Words.Select(word => word.Folded)) && (intent is Intent.Overview or Intent.OpenQuestion || doubtful && intent is not (Intent.Law or Intent.Count or Intent.Crisis))) return Intent.Contact;
        if (doubtful && Aspects.Of(intent) is not null && CueWords.Of(words) is { } cue) return cue;
        // "And what did she say about it?"
        if (intent is Intent.OpenQuestion && state.Person is not null && words.MeansAPerson && words.HasAny("say", "said", "tell", "told", "mention", "dijo", "dit", "speak", "talk")) return Intent.PersonTopic;
        // "Qui animait la table ronde ?" asks for a person, not for the body behind the event.
        bool who = words.HasAny("who", "quien", "quienes", "qui");
        if (who && Deeds.Of(words) is { } deed && (intent is Intent.Organizer or Intent.Host || intent is Intent.Presentations && deed is not Deed.Train)) return Intent.Attendees;
        return intent;
    }

    // Of the events of a list, one is asked about: what the words ask, else what somebody spoke about there, else what it was.
    private static Intent OfOne(Intent pending, IntentReading reading, ConversationState state) => pending is not (Intent.ListEvents or Intent.PersonEvents) ? pending
        : Aspects.Of(reading.Intent) is not null && !NotWhich.Contains(reading.Intent) && reading.IsBelieved ? reading.Intent
        : pending is Intent.PersonEvents && state.Person is not null ? Intent.PersonInfo : Intent.Overview;

    private bool IsNameOnly(QuestionText words) => words.Names.Any() && words.Words.All(word => word.IsName || word.IsNumber || word.Folded.Length < 3) && (knowledge.TellsOne(words) || knowledge.Names(words));

    // "Mombasa", "Dr Okello": the last question once more, about them; with nothing asked before, what there is to say of them.
    private Intent NameOnly(QuestionText words, ConversationState state) => state.Question is not null && state.Offered.Count == 0 && knowledge.TellsOne(words) ? Intent.SameAgain
        : knowledge.Names(words) ? Intent.PersonInfo : Intent.Overview;

    private static readonly Intent[] Continuing = [Intent.SameAgain, Intent.Correction, Intent.More];
    private static readonly Intent[] NotWhich = [.. Continuing, Intent.ListEvents, Intent.PersonEvents];

    /// <summary>The likeliest intent that asks something of the documents by itself.</summary>
    private static Intent Best(IntentReading reading, Intent[] but, Intent otherwise)
    {
        foreach (IntentScore score in reading.Ranking)
        {
            if (Aspects.Of(score.Intent) is not null && !but.Contains(score.Intent)) return score.Intent;
        }
        return otherwise;
    }

    private IEnumerable<Event> Events(IReadOnlyList<string> ids) => ids.Select(knowledge.ById).OfType<Event>();

    // An answer to "which event do you mean?": its number, its title, or words that fit one of those offered alone.
    private Event? Choose(string text, QuestionText words, IntentReading reading, Event[] offered)
    {
        if (offered.FirstOrDefault(told => string.Equals(told.Title?.Clean, text.Trim(), StringComparison.OrdinalIgnoreCase)) is { } titled) return titled;
        if (words.Words.Count > ShortChoice && reading.Intent is not (Intent.SameAgain or Intent.Correction)) return null;
        if (Ordinals.Of(words) is { } number && (number < 0 ? offered.Length : number) is var at && at >= 1 && at <= offered.Length) return offered[at - 1];
        if (reading.Intent == Intent.Affirm && offered.Length == 1) return offered[0];
        return knowledge.OnlyOneOf(offered, new EventQuestion(Aspect.Overview, text, reading.Language));
    }

    private static string Capitalised(string text, QuestionText words)
    {
        HashSet<string> names = [.. words.Names.Select(name => name.Folded)];
        if (names.Count == 0) return text;
        string[] raw = text.Split(' ');
        for (int i = 1; i < raw.Length; i++)
        {
            if (raw[i].Length > 2 && char.IsLower(raw[i][0]) && NameMatcher.Words(raw[i]) is [var word] && names.Contains(word)) raw[i] = char.ToUpperInvariant(raw[i][0]) + raw[i][1..];
        }
        return string.Join(' ', raw);
    }
}
