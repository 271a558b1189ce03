using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Questions;

/// <summary>Compares what a user wrote with names as printed: case, accents, order and small misspellings aside.</summary>
public static class NameMatcher
{
    /// <summary>Words of a text, folded; punctuation dropped.</summary>
    public static string[] Words(string text) =>
        Token.Fold(text).Split([' ', '\t', '\n', '\r', '-', '\'', '’', ',', '.', ';', ':', '?', '!', '¿', '¡', '(', ')', '"', '«', '»', '/'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>True for equal words, words one typing slip apart (from five letters on) and inflections of one stem (from six).</summary>
    public static bool Same(string a, string b)
    {
        if (a == b) return true;
        if (Math.Min(a.Length, b.Length) < 5 || Math.Abs(a.Length - b.Length) > 3) return false;
        int common = 0;
        while (common < a.Length && common < b.Length && a[common] == b[common]) common++;
        return common >= Math.Max(5, Math.Max(a.Length, b.Length) - 3) || (Math.Abs(a.Length - b.Length) <= 1 && OneSlip(a, b, common));
    }

    /// <summary>What is left of a name when the habits of spelling of three languages are taken away: "Valletta" and "Valeta", "Cartagena" and « Carthagène » are the same.</summary>
    public static string Sound(string folded)
    {
        var sound = new System.Text.StringBuilder(folded.Length);
        for (int i = 0; i < folded.Length; i++)
        {
            char c = folded[i] switch { 'y' or 'j' => 'i', 'z' => 's', 'k' or 'q' => 'c', 'w' => 'v', var other => other };
            if (c == 'h' && i > 0 || sound.Length > 0 && sound[^1] == c) continue;
            if (c == 'u' && i > 0 && folded[i - 1] is 'q' or 'g') continue;
            sound.Append(c);
        }
        while (sound.Length > 4 && sound[^1] is 'a' or 'e' or 'i' or 'o' or 's') sound.Length--;
        return sound.ToString();
    }

    /// <summary>True for words that are one typing slip apart.</summary>
    public static bool OneSlip(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (Math.Abs(a.Length - b.Length) > 1) return false;
        int common = 0;
        while (common < a.Length && common < b.Length && a[common] == b[common]) common++;
        return OneSlip(a, b, common);
    }

    // One letter changed, left out, added, or two swapped, after the common start.
    private static bool OneSlip(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int at)
    {
        ReadOnlySpan<char> restA = a[at..], restB = b[at..], nextA = a[Math.Min(a.Length, at + 1)..], nextB = b[Math.Min(b.Length, at + 1)..];
        return nextA.SequenceEqual(nextB) || nextA.SequenceEqual(restB) || restA.SequenceEqual(nextB)
            || (restA.Length > 1 && restB.Length > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..].SequenceEqual(restB[2..]));
    }
}
