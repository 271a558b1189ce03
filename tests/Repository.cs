using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Tests;

/// <summary>Where the repository's own files are, seen from the test binaries.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();
    public static string Seeds => Path.Combine(Root, "seeds");
    public static string Corpus => Path.Combine(Root, "tests", "corpus");

    public static Document Seed() => DocumentReaders.Default.Read(Path.Combine(Seeds, "paraguay-counter-trafficking-seminar.txt"), "paraguay-counter-trafficking-seminar.txt");

    public static IEnumerable<Document> CorpusDocuments() =>
        Directory.EnumerateFiles(Path.Combine(Corpus, "documents")).Order().Select(path => DocumentReaders.Default.Read(path, Path.GetFileName(path)));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChatAssistant.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("ChatAssistant.sln is in no folder above the tests.");
    }
}
