using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Indexing;

namespace ChatAssistant.Tests.Knowledge.Indexing;

/// <summary>What is known follows the folder: only what changed is read, nothing of a deleted file stays, a broken file takes nothing away.</summary>
public sealed class KnowledgeFolderTests : IDisposable
{
    private const string Lima = "The workshop in Lima was opened by Ana Torres, Director of the National Police, on 3 May 2021.";
    private const string Quito = "The seminar in Quito was opened by Rosa Vega, Deputy Minister of the Interior, on 7 June 2022.";

    private readonly TemporaryFolder _documents = new(), _cache = new();

    [Fact]
    public void AnUnchangedFolderGivesTheSameSnapshot()
    {
        _documents.Write("lima.txt", Lima);
        KnowledgeFolder folder = KnowledgeFolder.Open(_documents.Path);
        Assert.Same(folder.Refresh(), folder.Refresh());
    }

    [Fact]
    public void AnAddedFileIsKnownAndTheOthersAreNotReadAgain()
    {
        _documents.Write("lima.txt", Lima);
        KnowledgeFolder folder = KnowledgeFolder.Open(_documents.Path);
        KnowledgeSnapshot before = folder.Refresh();
        _documents.Write("sub/quito.txt", Quito);
        KnowledgeSnapshot after = folder.Refresh();
        Assert.Equal(["lima.txt", "sub/quito.txt"], after.Files.Select(file => file.File));
        Assert.Same(before.Documents["lima.txt"], after.Documents["lima.txt"]);
        Assert.NotEqual(before.ContentHash, after.ContentHash);
        Assert.NotEmpty(after.Passages.Search("Rosa Vega", 3));
    }

    [Fact]
    public void AChangedFileIsKnownAsItIsNowEvenWithTheSameSize()
    {
        _documents.Write("lima.txt", Lima);
        KnowledgeFolder folder = KnowledgeFolder.Open(_documents.Path);
        folder.Refresh();
        _documents.Write("lima.txt", Lima.Replace("Ana Torres", "Eva Torres", StringComparison.Ordinal));
        Assert.Contains("Eva Torres", folder.Refresh().Documents["lima.txt"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingOfADeletedFileStaysInSnapshotSearchOrCache()
    {
        _documents.Write("lima.txt", Lima);
        _documents.Write("quito.txt", Quito);
        KnowledgeFolder folder = KnowledgeFolder.Open(_documents.Path, cache: _cache.Path);
        folder.Refresh();
        File.Delete(Path.Combine(_documents.Path, "quito.txt"));
        KnowledgeSnapshot after = folder.Refresh();
        Assert.Equal(["lima.txt"], after.Documents.Keys);
        Assert.DoesNotContain(after.Files, file => file.File == "quito.txt");
        Assert.Empty(after.Passages.Search("Rosa Vega Quito", 3));
        foreach (string file in CacheFiles()) Assert.DoesNotContain("Vega", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void ARenamedFileIsKnownByItsNewNameOnly()
    {
        string old = _documents.Write("lima.txt", Lima);
        KnowledgeFolder folder = KnowledgeFolder.Open(_documents.Path);
        folder.Refresh();
        File.Move(old, Path.Combine(_documents.Path, "workshop.txt"));
        KnowledgeSnapshot after = folder.Refresh();
        Assert.Equal(["workshop.txt"], after.Documents.Keys);
        Assert.All(after.Events, told => Assert.Equal("workshop.txt", told.DocumentId));
    }

    [Fact]
    public void ABrokenFileKeepsWhatWasKnownAndShowsTheProblem()
    {
        string file = _documents.Write("lima.txt", Lima);
        KnowledgeFolder folder = KnowledgeFolder.Open(_documents.Path);
        folder.Refresh();
        File.WriteAllBytes(file, [0, 1, 2, 3, 0, 0, 9]);
        KnowledgeSnapshot broken = folder.Refresh();
        FileResult result = Assert.Single(broken.Files);
        Assert.Equal(FileState.Outdated, result.State);
        Assert.Contains("lima.txt", result.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(broken.Passages.Search("Ana Torres", 3));
        _documents.Write("lima.txt", Quito);
        KnowledgeSnapshot mended = folder.Refresh();
        Assert.Equal(FileState.Read, Assert.Single(mended.Files).State);
        Assert.Empty(mended.Passages.Search("Ana Torres", 3));
    }

    [Fact]
    public void AFileThatBrokeWhileTheBotWasDownKeepsItsLastGoodVersion()
    {
        string file = _documents.Write("lima.txt", Lima);
        KnowledgeFolder.Open(_documents.Path, cache: _cache.Path).Refresh();
        File.WriteAllBytes(file, [0, 1, 2, 3, 0, 0, 9]);
        // Twice: the start that finds it broken must not forget it for the next.
        for (int start = 0; start < 2; start++)
        {
            KnowledgeSnapshot broken = KnowledgeFolder.Open(_documents.Path, cache: _cache.Path).Refresh();
            Assert.Equal(FileState.Outdated, Assert.Single(broken.Files).State);
            Assert.NotEmpty(broken.Passages.Search("Ana Torres", 3));
        }
        File.Delete(file);
        Assert.Empty(KnowledgeFolder.Open(_documents.Path, cache: _cache.Path).Refresh().Documents);
        foreach (string kept in CacheFiles()) Assert.DoesNotContain("lima", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(kept)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void ASecondStartTakesEverythingFromTheCache()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Corpus, "documents"))) File.Copy(file, Path.Combine(_documents.Path, Path.GetFileName(file)));
        KnowledgeSnapshot first = KnowledgeFolder.Open(_documents.Path, cache: _cache.Path).Refresh();
        DateTime[] written = [.. CacheFiles().Select(File.GetLastWriteTimeUtc)];
        KnowledgeSnapshot second = KnowledgeFolder.Open(_documents.Path, cache: _cache.Path).Refresh();
        Assert.Equal(written, CacheFiles().Select(File.GetLastWriteTimeUtc));
        Assert.Equal(first.ContentHash, second.ContentHash);
        Assert.Equal(first.Files, second.Files);
        Assert.Equal(Register(first), Register(second));
        foreach (string words in (string[])["Who trained the police?", "¿Quién asistió a la red de fiscales?", "colloque victimes"])
            Assert.Equal(first.Passages.Search(words, 10).Select(Shown), second.Passages.Search(words, 10).Select(Shown));
    }

    [Fact]
    public void OneChangedFileLeavesTheOthersInTheCacheAsTheyWere()
    {
        for (int i = 0; i < 200; i++) _documents.Write($"{i}.txt", Lima.Replace("Ana", $"Ana{i}", StringComparison.Ordinal));
        KnowledgeFolder.Open(_documents.Path, cache: _cache.Path).Refresh();
        KnowledgeFolder folder = KnowledgeFolder.Open(_documents.Path, cache: _cache.Path);
        folder.Refresh();
        _documents.Write("7.txt", Quito);
        File.Delete(Path.Combine(_documents.Path, "8.txt"));
        string running = Register(folder.Refresh());
        KnowledgeSnapshot again = KnowledgeFolder.Open(_documents.Path, cache: _cache.Path).Refresh();
        Assert.Equal(running, Register(again));
        Assert.Equal(199, again.Documents.Count);
        Assert.Equal(Quito, again.Documents["7.txt"].Text);
    }

    [Fact]
    public void AFileOverTheLimitIsRefusedThoughTheCacheHasIt()
    {
        File.SetLastWriteTimeUtc(_documents.Write("lima.txt", Lima), DateTime.UtcNow.AddHours(-1));
        KnowledgeFolder.Open(_documents.Path, cache: _cache.Path).Refresh();
        FileResult refused = Assert.Single(KnowledgeFolder.Open(_documents.Path, DocumentReaders.WithLimit(10), _cache.Path).Refresh().Files);
        Assert.Contains("over the limit", refused.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void ADamagedCacheFileIsSetAsideAndMadeAnew()
    {
        _documents.Write("lima.txt", Lima);
        KnowledgeSnapshot first = KnowledgeFolder.Open(_documents.Path, cache: _cache.Path).Refresh();
        foreach (string file in CacheFiles())
        {
            byte[] bytes = File.ReadAllBytes(file);
            bytes[^7] ^= 1;
            File.WriteAllBytes(file, bytes);
        }
        KnowledgeSnapshot second = KnowledgeFolder.Open(_documents.Path, cache: _cache.Path).Refresh();
        Assert.Equal(first.Documents["lima.txt"].Text, second.Documents["lima.txt"].Text);
        Assert.NotEmpty(second.Passages.Search("Ana Torres", 3));
        Assert.Equal(3, CacheFiles().Count(file => file.EndsWith(".damaged", StringComparison.Ordinal)));
    }

    [Fact]
    public void EditorsLeftoversAndHiddenFilesAreNotRead()
    {
        foreach (string name in (string[])[".hidden.txt", ".git/notes.txt", "~$report.docx", "report.txt~", "upload.part"]) _documents.Write(name, Lima);
        Assert.Empty(KnowledgeFolder.Open(_documents.Path).Refresh().Files);
    }

    private IEnumerable<string> CacheFiles() => Directory.EnumerateFiles(_cache.Path, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("documents-folder.txt", StringComparison.Ordinal)).Order();

    private static string Register(KnowledgeSnapshot snapshot) => ChatAssistant.Commands.RegisterJson.Write(snapshot.Registers).ToJsonString();

    private static (string, int, double) Shown(ChatAssistant.Knowledge.Passages.ScoredPassage found) => (found.Passage.Document.Id, found.Passage.Start, found.Score);

    public void Dispose()
    {
        _documents.Dispose();
        _cache.Dispose();
    }
}
