using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Identity;

/// <summary>How alike two names of people are.</summary>
internal enum Likeness
{
    None,
    /// <summary>They may be one person: a name more, an initial, or one letter apart.</summary>
    Close,
    /// <summary>The same words, in any order.</summary>
    Equal,
}

/// <summary>A person's name as words to compare: folded, particles left out.</summary>
internal sealed record PersonName(string Printed, string[] Words)
{
    public static PersonName Of(string printed) => new(printed, [.. Token.Fold(printed).Split([' ', '-', '.', ',', '\'', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => !Lexicon.Words.Particles.Contains(word))]);

    /// <summary>Compares word by word, whatever their order. Two words at least must be the same; a name of one word is like no other.</summary>
    public Likeness Compare(PersonName other)
    {
        (string[] few, string[] many) = Words.Length <= other.Words.Length ? (Words, other.Words) : (other.Words, Words);
        if (few.Length < 2) return Likeness.None;
        var left = new List<string>(many);
        int equal = 0, initials = 0, slips = 0;
        // Whole words first, so that an initial does not take the place of another's.
        foreach (string word in few.OrderByDescending(word => word.Length))
        {
            if (left.Remove(word)) { equal++; continue; }
            int at = left.FindIndex(candidate => IsInitial(word, candidate));
            if (at >= 0) initials++;
            else if ((at = left.FindIndex(candidate => IsSlip(word, candidate))) >= 0) slips++;
            else return Likeness.None;
            left.RemoveAt(at);
        }
        if (slips > 1 || equal + slips + initials < 2 || equal == 0) return Likeness.None;
        return equal == few.Length && left.Count == 0 ? Likeness.Equal : equal >= 2 || left.Count == 0 ? Likeness.Close : Likeness.None;
    }

    private static bool IsInitial(string a, string b) => (a.Length == 1 || b.Length == 1) && a[0] == b[0];

    // One letter changed, added, left out, or two swapped, in words of five letters or more; "Mario" and "María", "Jorge" and "Jorgé": a changed last letter makes another name.
    private static bool IsSlip(string a, string b)
    {
        if (Math.Min(a.Length, b.Length) < 5 || Math.Abs(a.Length - b.Length) > 1) return false;
        int from = 0, endA = a.Length, endB = b.Length;
        while (from < endA && from < endB && a[from] == b[from]) from++;
        while (endA > from && endB > from && a[endA - 1] == b[endB - 1]) { endA--; endB--; }
        bool swapped = endA - from == 2 && endB - from == 2 && a[from] == b[from + 1] && a[from + 1] == b[from];
        bool lastChanged = endA == a.Length && endB == b.Length && from > 0;
        return swapped || endA - from <= 1 && endB - from <= 1 && !lastChanged;
    }
}
