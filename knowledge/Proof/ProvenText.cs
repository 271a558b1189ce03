using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Knowledge.Proof;

/// <summary>A sentence with the places that prove it, in the order they are cited.</summary>
public sealed record ProvenSentence(string Text, IReadOnlyList<SourceSpan> Sources);

/// <summary>Keeps of a text with marks what the cited places prove.</summary>
public static class ProvenText
{
    /// <param name="text">Anybody's words, with the number of a place in brackets behind what it proves: "… praised the law [1]."</param>
    /// <param name="language">Of the text.</param>
    /// <param name="places">What the numbers mean.</param>
    /// <returns>The sentences of which every part stands as a whole in one of the places that it cites; citations that prove nothing are left out.</returns>
    public static IReadOnlyList<ProvenSentence> Keep(string text, Language language, IReadOnlyDictionary<int, SourceSpan> places, KnowledgeSnapshot snapshot)
    {
        var kept = new List<ProvenSentence>();
        foreach (CitedSentence sentence in CitedText.Read(text))
        {
            var sources = new List<SourceSpan>();
            bool whole = sentence.Clauses.All(clause =>
            {
                SourceSpan[] proving = [.. clause.Numbers.Where(places.ContainsKey).Select(number => places[number]).Where(place => Proves(place, clause.Text, language, snapshot))];
                sources.AddRange(proving);
                return proving.Length > 0;
            });
            if (whole) kept.Add(new ProvenSentence(sentence.Text, [.. sources.Distinct()]));
        }
        return kept;
    }

    private static bool Proves(SourceSpan place, string clause, Language language, KnowledgeSnapshot snapshot)
    {
        Document document = snapshot.Documents[place.DocumentId];
        return SentenceProof.Stands(clause, language, document.Print(place.Start, place.Length).Clean, document.Language);
    }
}
