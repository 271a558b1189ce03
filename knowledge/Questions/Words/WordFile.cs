namespace ChatAssistant.Knowledge.Questions.Words;

/// <summary>The plain word files in <c>Questions/Lexicon</c>; '#' begins a comment line.</summary>
internal static class WordFile
{
    /// <exception cref="InvalidOperationException">The file is not in the assembly.</exception>
    public static IEnumerable<string> Lines(string file)
    {
        using Stream stream = typeof(WordFile).Assembly.GetManifestResourceStream($"ChatAssistant.Knowledge.Questions.Lexicon.{file}")
            ?? throw new InvalidOperationException($"The word file Questions/Lexicon/{file} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }
}
