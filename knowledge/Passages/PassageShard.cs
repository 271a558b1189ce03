using ChatAssistant.Knowledge.Documents;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;

namespace ChatAssistant.Knowledge.Passages;

/// <summary>The keyword index of some of the documents. Never changes: an edit builds the one shard anew that holds the document.</summary>
internal sealed class PassageShard
{
    /// <summary>In the order of their numbers in <see cref="Reader"/>.</summary>
    public IReadOnlyList<Passage> Passages { get; }
    public DirectoryReader Reader { get; }

    /// <summary>The stems of the passages, for the second look.</summary>
    public PassageStems Stems { get; }

    public ShardGrams Grams { get; }

    /// <summary>The vectors of the sentences, once there is an encoder.</summary>
    public ShardVectors? Vectors { get; private set; }

    public bool HasVectors => Vectors is not null;

    /// <summary>Vectors of the shard that this one takes the place of: most of its sentences are the same.</summary>
    public ShardVectors? EarlierVectors { get; set; }

    public void Keep(ShardVectors vectors) => (Vectors, EarlierVectors) = (vectors, null);

    /// <summary>Equal for shards of the same documents with the same content.</summary>
    public string Key { get; }

    /// <summary>Its name in the cache.</summary>
    public string File => FileOf(Key);

    /// <summary>Where each document's passages stand among <see cref="Passages"/>.</summary>
    public IReadOnlyDictionary<string, (int First, int Count)> Documents { get; }

    private readonly RAMDirectory _directory;

    private PassageShard(string key, IReadOnlyList<Passage> passages, RAMDirectory directory, PassageStems stems, ShardGrams grams)
    {
        (Key, Passages, Stems, Grams, _directory) = (key, passages, stems, grams, directory);
        Reader = DirectoryReader.Open(directory);
        var documents = new Dictionary<string, (int First, int Count)>();
        for (int i = 0; i < passages.Count; i++)
        {
            string id = passages[i].Document.Id;
            documents[id] = documents.TryGetValue(id, out (int First, int Count) place) ? (place.First, place.Count + 1) : (i, 1);
        }
        Documents = documents;
    }

    /// <summary>Analyses the passages, sentence by sentence.</summary>
    public static PassageShard Build(string key, IReadOnlyList<Passage> passages, Similarity similarity)
    {
        var directory = new RAMDirectory();
        var stems = new PassageStems.Builder();
        // Merging neighbours only keeps passages in their order: a passage's number needs no stored field.
        var settings = new IndexWriterConfig(PassageAnalyzers.Version, PassageAnalyzers.Of(Language.English)) { Similarity = similarity, MergePolicy = new LogDocMergePolicy(), RAMBufferSizeMB = 64 };
        using (var writer = new IndexWriter(directory, settings))
        {
            using var tokens = new TokenList();
            foreach (Passage passage in passages)
            {
                tokens.Clear();
                foreach (SourceSpan sentence in SentenceCutter.Cut(passage))
                {
                    List<string> own = PassageAnalyzers.Tokens(passage.Language, passage.Document.Print(sentence.Start, sentence.Length).Clean);
                    stems.AddSentence(own);
                    tokens.Add(own);
                }
                stems.EndPassage();
                Lucene.Net.Documents.Document row = [new TextField(passage.Language.Code(), tokens)];
                writer.AddDocument(row);
            }
            writer.ForceMerge(1);
        }
        return new PassageShard(key, passages, directory, stems.Build(), ShardGrams.Of(passages.Select(passage => passage.Text)));
    }

    /// <exception cref="InvalidDataException">The index is of other passages.</exception>
    /// <exception cref="IOException">The bytes are no index (Lucene's own exceptions derive from it).</exception>
    public static PassageShard Load(string key, IReadOnlyList<Passage> passages, BinaryReader from)
    {
        var directory = new RAMDirectory();
        for (int files = from.ReadInt32(); files > 0; files--)
        {
            using IndexOutput output = directory.CreateOutput(from.ReadString(), IOContext.DEFAULT);
            byte[] bytes = from.ReadBytes(from.ReadInt32());
            output.WriteBytes(bytes, bytes.Length);
        }
        var shard = new PassageShard(key, passages, directory, PassageStems.Read(from), ShardGrams.Read(from));
        return shard.Reader.MaxDoc == passages.Count ? shard : throw new InvalidDataException($"{shard.Reader.MaxDoc} passages in the index, {passages.Count} in the documents.");
    }

    /// <summary>The name of <see cref="Vectors"/> in the cache.</summary>
    public string VectorFile => $"{Key[..40]}.vectors";

    public static string FileOf(string key) => $"{key[..40]}.passages";

    public void Save(BinaryWriter to)
    {
        string[] files = _directory.ListAll();
        to.Write(files.Length);
        foreach (string file in files)
        {
            using IndexInput input = _directory.OpenInput(file, IOContext.READ_ONCE);
            byte[] bytes = new byte[input.Length];
            input.ReadBytes(bytes, 0, bytes.Length);
            to.Write(file);
            to.Write(bytes.Length);
            to.Write(bytes);
        }
        Stems.Write(to);
        Grams.Write(to);
    }
}
