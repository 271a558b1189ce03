using System.Collections.Frozen;
using System.Globalization;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Knowledge.Proof;

/// <summary>
/// Whether a statement says no more than a place of a document: its words are the place's own, in whatever form, its names, numbers, dates and addresses too, and nothing turns it round.
/// Meant to err on the safe side: a statement that is refused may be true.
/// </summary>
public static class SentenceProof
{
    /// <summary>A longer place proves nothing: its words could be put together in too many ways. UTF-16 units.</summary>
    private const int LongestPlace = 1500;

    private const int FewestWords = 2;
    private static readonly FrozenSet<string> PlainMarks = new[] { ".", ",", ";", ":", "'", "’", "\"", "“", "”", "«", "»", "(", ")", "-", "–", "—", "!", "?", "¿", "¡", "…", "/", "%" }.ToFrozenSet();

    /// <param name="statement">Without marks of citations.</param>
    /// <param name="place">The document's words, markup dropped.</param>
    public static bool Stands(string statement, Language language, string place, Language placeLanguage)
    {
        if (place.Length > LongestPlace || statement.Any(IsHidden)) return false;
        var said = new WordView(statement, language);
        var printed = new WordView(place, placeLanguage);
        return Count(said, ProofWords.Speaking) == 0 && said.Marks.All(mark => PlainMarks.Contains(mark) || printed.Marks.Contains(mark))
            && Addresses.Stand(statement, place) && WordsStand(said, printed) && Names.Stand(said, printed) && Quantities.Stand(said, printed)
            && ProofWords.Turning.All(turning => Count(said, turning) == Count(printed, turning));
    }

    // Format characters, private ones and halves of pairs can say something that nobody sees.
    private static bool IsHidden(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned;

    private static bool WordsStand(WordView said, WordView printed)
    {
        HashSet<string> words = [.. printed.Words.Select(word => word.Folded)];
        // A name has no other forms.
        HashSet<string> keys = [.. printed.Words.Where(HasForms).Select(word => word.Key)];
        HashSet<string> kinds = [.. printed.Words.Select(word => Events.Lexicon.Words.VerbKind(word.Folded)).OfType<string>()];
        int held = 0;
        foreach (ProofWord word in said.Words)
        {
            // Numbers and months are looked at by themselves.
            if (word.IsNumber || Quantities.IsNumberWord(word.Folded) || IsMonth(word)) held++;
            else if (ProofWords.IsFree(word.Folded, said.Language)) continue;
            else if (words.Contains(word.Folded) || HasForms(word) && keys.Contains(word.Key) || ProofWords.Generic.GetValueOrDefault(word.Folded)?.Any(kinds.Contains) == true) held++;
            else return false;
        }
        return held >= FewestWords;
    }

    private static bool HasForms(ProofWord word) => word.Folded.Length > 2 && (word.HasMeaning || !word.IsCapital || word.Opens);

    private static bool IsMonth(ProofWord word) => word.Folded != "may" && Questions.Words.DateWords.MonthOf(word.Folded) > 0;

    private static int Count(WordView view, FrozenSet<string> words)
    {
        int count = 0;
        for (int i = 0; i < view.Words.Count; i++)
        {
            // "Law No. 12" denies nothing.
            if (words.Contains(view.Words[i].Folded) && !(view.Words[i].Folded == "no" && i + 1 < view.Words.Count && view.Words[i + 1].IsNumber)) count++;
        }
        return count;
    }
}
