namespace ChatAssistant.Channels.Discord;

/// <summary>Texts cut to a length that Discord takes, in UTF-16 units and never inside a letter.</summary>
internal static class Shortened
{
    /// <summary>The text, or its start with a sign that it goes on.</summary>
    public static string WithDots(string text, int longest) => text.Length <= longest ? text : AtWord(text, longest - 1) + "…";

    /// <summary>The text, or as many of its words as fit.</summary>
    public static string AtWord(string text, int longest)
    {
        if (text.Length <= longest) return text;
        int blank = text.LastIndexOf(' ', longest);
        int end = blank > longest / 2 ? blank : longest;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end].TrimEnd();
    }
}
