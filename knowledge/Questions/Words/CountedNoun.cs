namespace ChatAssistant.Knowledge.Questions.Words;

/// <summary>What a question counts: "how many judges", "cuántas fiscales", « combien de pays ».</summary>
internal static class CountedNoun
{
    /// <summary>True when the question asks how many there are of the noun.</summary>
    public static bool IsCounted(QuestionText question, QuestionWord noun)
    {
        for (int i = 1; i < question.Words.Count; i++)
        {
            if (ReferenceEquals(question.Words[i], noun)) return question.Words[i - 1].Folded is "many" or "cuantos" or "cuantas" or "de" or "d" || (i > 1 && question.Words[i - 2].Folded is "many" or "cuantos" or "cuantas" or "combien");
        }
        return false;
    }

    /// <summary>The noun that is counted; null where none is, or anybody is meant.</summary>
    public static QuestionWord? Of(QuestionText question)
    {
        for (int i = 0; i + 1 < question.Words.Count; i++)
        {
            if (question.Words[i].Folded is not ("many" or "cuantos" or "cuantas" or "combien")) continue;
            // "Combien étaient-ils", "cuántos se capacitaron", "how many came" count anybody.
            if (i + 2 < question.Words.Count && Nouns.AfterHowMany.Contains(question.Words[i + 1].Folded)) return null;
            // "Combien de juges", "how many of the judges".
            QuestionWord? noun = question.Words.Skip(i + 1).FirstOrDefault(word => word.Folded.Length > 2 && !word.IsCountry && word.Folded is not ("the" or "las" or "los" or "des" or "les"));
            // "How many Gambians will come": the people of a country are counted themselves.
            if (noun is null or { IsCommon: true } && !Nouns.IsPost(noun?.Folded ?? "") && noun?.Keys[^1][0] != '#' && question.Words.Skip(i + 1).Take(2).FirstOrDefault(word => word.IsCountry) is { } people) return people;
            return noun is not null && (Nouns.IsPost(noun.Folded) || noun.Keys[^1][0] == '#' || !noun.IsCommon || Nouns.Anybody.Contains(noun.Folded) || Nouns.Countries.Contains(noun.Folded) || Nouns.Bodies.Contains(noun.Folded) || Nouns.Events.Contains(noun.Folded)) ? noun : null;
        }
        return null;
    }
}
