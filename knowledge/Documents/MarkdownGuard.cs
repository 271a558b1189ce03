namespace ChatAssistant.Knowledge.Documents;

/// <summary>Tells text that would take a Markdown parser the square of its length: thousands of brackets that nothing closes, or containers in containers. People write neither.</summary>
internal static class MarkdownGuard
{
    /// <summary>Brackets open at once in a paragraph.</summary>
    private const int MostOpen = 200;
    /// <summary>Quotes and lists that one line begins.</summary>
    private const int MostNested = 32;

    public static bool IsHostile(ReadOnlySpan<char> text)
    {
        int round = 0, square = 0, angle = 0;
        foreach (ReadOnlySpan<char> line in text.EnumerateLines())
        {
            if (line.IsWhiteSpace()) round = square = angle = 0;
            if (Nested(line) > MostNested) return true;
            foreach (char c in line)
            {
                switch (c)
                {
                    case '(': round++; break;
                    case ')': round = Math.Max(0, round - 1); break;
                    case '[': square++; break;
                    case ']': square = Math.Max(0, square - 1); break;
                    case '<': angle++; break;
                    case '>': angle = Math.Max(0, angle - 1); break;
                }
                if (round > MostOpen || square > MostOpen || angle > MostOpen) return true;
            }
        }
        return false;
    }

    // Markers of quotes and lists before the first word of the line.
    private static int Nested(ReadOnlySpan<char> line)
    {
        int markers = 0;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            bool item = c is '-' or '*' or '+' or '.' or ')' && (i + 1 == line.Length || char.IsWhiteSpace(line[i + 1]));
            if (c == '>' || item) markers++;
            else if (!char.IsWhiteSpace(c) && !char.IsAsciiDigit(c)) break;
        }
        return markers;
    }
}
