using System.Collections.Frozen;
using System.Globalization;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Knowledge.Proof;

/// <summary>A number of a text, in figures or words.</summary>
/// <param name="Value">Its digits, grouping left out; other signs in it as printed ("4788/12").</param>
/// <param name="First">Index of its first word.</param>
/// <param name="Next">Index of the word behind it.</param>
internal readonly record struct Quantity(string Value, int First, int Next)
{
    /// <summary>A plain number that is no year: it counts what follows it.</summary>
    public bool Counts => Value.All(char.IsAsciiDigit) && !(Value.Length == 4 && Value[0] is '1' or '2' && Value[1] is '9' or '0');
}

/// <summary>Numbers and days: each of a statement must stand in its place, before the same noun and beside the same month.</summary>
internal static class Quantities
{
    private const int NounWithin = 3;
    private static readonly FrozenDictionary<string, int> Values = Words.Lines("numbers.tsv").Select(line => line.Split('\t')).ToFrozenDictionary(parts => parts[0], parts => int.Parse(parts[1], CultureInfo.InvariantCulture));

    public static bool Stand(WordView statement, WordView place)
    {
        List<Quantity> printed = Of(place), all = Of(statement);
        foreach (Quantity said in all)
        {
            bool stands = false;
            for (int i = 0; i < printed.Count && !stands; i++)
            {
                // "15 of the 40 cases": of the 40 nothing is said without the 15.
                stands = printed[i].Value == said.Value
                    && (!said.Counts || Noun(statement, said.Next) is not { } noun || Follows(place, printed[i].Next, noun))
                    && (i == 0 || !IsPart(place, printed[i - 1].Next, printed[i].First) || all.Exists(other => other.Value == printed[i - 1].Value));
            }
            if (!stands) return false;
        }
        return Days(statement).IsSubsetOf(Days(place));
    }

    /// <summary>True for a word that is a number.</summary>
    public static bool IsNumberWord(string folded) => Values.TryGetValue(folded, out int value) && value > 1;

    internal static List<Quantity> Of(WordView view)
    {
        var found = new List<Quantity>();
        for (int i = 0; i < view.Words.Count;)
        {
            int first = i;
            if (view.Words[i].IsNumber)
            {
                string value = Ungrouped(view.Words[i].Text);
                i++;
                // "1 200": blanks as well may group.
                while (i < view.Words.Count && value.Length <= 3 * (i - first) && value.All(char.IsAsciiDigit) && view.Words[i] is { Parted: false, Text.Length: 3 } group && group.Text.All(char.IsAsciiDigit)) value += view.Words[i++].Text;
                found.Add(new Quantity(value, first, i));
            }
            else if (IsNumberWord(view.Words[i].Folded))
            {
                int value = 0;
                for (; i < view.Words.Count && !view.Words[i].IsNumber; i++)
                {
                    if (Values.TryGetValue(view.Words[i].Folded, out int part)) value = (part is 100 or 1000 || part == 20 && value == 4) && value > 0 ? value * part : value + part;
                    else if (view.Words[i].Folded is not ("and" or "y" or "et") || i + 1 >= view.Words.Count || !Values.ContainsKey(view.Words[i + 1].Folded)) break;
                }
                found.Add(new Quantity(value.ToString(CultureInfo.InvariantCulture), first, i));
            }
            else i++;
        }
        return found;
    }

    private static string Ungrouped(string number)
    {
        string[] groups = number.Split([',', '.']);
        return groups.Length > 1 && groups[0].Length is > 0 and <= 3 && groups.Skip(1).All(group => group.Length == 3) && groups.All(group => group.All(char.IsAsciiDigit)) ? string.Concat(groups) : number;
    }

    private static ProofWord? Noun(WordView view, int at) =>
        at < view.Words.Count && view.Words[at] is { Parted: false, IsNumber: false } word && !ProofWords.IsSmall(word.Folded, view.Language) && DateWords.MonthOf(word.Folded) == 0 ? word : null;

    // Nothing but "of the", « sur les » stands between the two.
    private static bool IsPart(WordView place, int from, int to) =>
        to > from && to - from <= NounWithin && Enumerable.Range(from, to - from).All(i => !place.Words[i].Parted && place.Words[i].Folded is "of" or "out" or "the" or "de" or "los" or "las" or "des" or "sur" or "les");

    private static bool Follows(WordView place, int at, ProofWord noun)
    {
        for (int i = at; i < Math.Min(place.Words.Count, at + NounWithin); i++)
        {
            if (place.Words[i].Folded == noun.Folded || place.Words[i].Key == noun.Key) return true;
        }
        return false;
    }

    // Each day and year with the month that it stands beside: "5-7 June 2018", "del 5 al 7 de junio", "June 5".
    private static HashSet<(int Month, string Number)> Days(WordView view)
    {
        var days = new HashSet<(int, string)>();
        for (int i = 0; i < view.Words.Count; i++)
        {
            int month = DateWords.MonthOf(view.Words[i].Folded);
            if (month == 0 || view.Words[i].Folded is "may" or "mar" && !view.Words[i].IsCapital && !(i > 0 && view.Words[i - 1].IsNumber)) continue;
            for (int k = i - 1; k >= 0 && IsPartOfDate(view.Words[k]); k--) Add(view.Words[k]);
            for (int k = i + 1; k < view.Words.Count && IsPartOfDate(view.Words[k]); k++) Add(view.Words[k]);
            days.Add((month, ""));

            void Add(ProofWord word)
            {
                foreach (string number in word.IsNumber ? word.Folded.Split('-', '–') : []) days.Add((month, number.TrimStart('0')));
            }
        }
        return days;
    }

    private static bool IsPartOfDate(ProofWord word) => word.IsNumber || word.Folded is "to" or "and" or "of" or "the" or "al" or "a" or "y" or "de" or "del" or "au" or "et" or "du" or "le" or "el";
}
