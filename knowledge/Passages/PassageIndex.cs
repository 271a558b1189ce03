using ChatAssistant.Knowledge.Documents;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace ChatAssistant.Knowledge.Passages;

/// <summary>Keyword search over passages with BM25, each language with its own analyzer. Unchanging once built; safe from several threads.</summary>
public sealed class PassageIndex : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private static readonly Dictionary<Language, Analyzer> Analyzers = new()
    {
        [Language.English] = new Folding(new EnglishAnalyzer(Version)),
        [Language.Spanish] = new Folding(new SpanishAnalyzer(Version)),
        [Language.French] = new Folding(new FrenchAnalyzer(Version)),
    };

    private readonly IReadOnlyList<Passage> _passages;
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    public PassageIndex(IReadOnlyList<Passage> passages)
    {
        _passages = passages;
        var directory = new RAMDirectory();
        // k1 and b as measured best on public question sets for short passages.
        var similarity = new BM25Similarity(0.6f, 0.6f);
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(Version, Analyzers[Language.English]) { Similarity = similarity }))
        {
            for (int i = 0; i < passages.Count; i++)
            {
                Lucene.Net.Documents.Document row = [new StoredField("number", i), new TextField(passages[i].Language.Code(), passages[i].Text, Field.Store.NO)];
                writer.AddDocument(row, Analyzers[passages[i].Language]);
            }
        }
        _reader = DirectoryReader.Open(directory);
        _searcher = new IndexSearcher(_reader) { Similarity = similarity };
    }

    /// <summary>Passages that best fit the query, best first.</summary>
    /// <param name="query">The user's words; stop words are dropped. Names and numbers are found in documents of every language.</param>
    /// <param name="top">How many to return at most, from 1.</param>
    /// <param name="documents">Only these documents; null for all.</param>
    /// <returns>Empty when no word is known.</returns>
    public IReadOnlyList<ScoredPassage> Search(string query, int top, IReadOnlySet<string>? documents = null)
    {
        var any = new BooleanQuery();
        foreach ((Language language, Analyzer analyzer) in Analyzers)
        {
            foreach (string term in Terms(analyzer, query)) any.Add(new TermQuery(new Term(language.Code(), term)), Occur.SHOULD);
        }
        if (any.Clauses.Count == 0) return [];
        TopDocs found = _searcher.Search(any, documents is null ? top : Math.Max(top, _passages.Count));
        return [.. found.ScoreDocs.Select(hit => new ScoredPassage(_passages[_searcher.Doc(hit.Doc).GetField("number").GetInt32Value() ?? 0], hit.Score))
            .Where(hit => documents is null || documents.Contains(hit.Passage.Source.DocumentId)).Take(top)];
    }

    /// <summary>The stems that a language's analyzer makes of a text, stop words dropped.</summary>
    public static IReadOnlySet<string> Stems(string text, Language language) => Terms(Analyzers[language], text);

    public void Dispose() => _reader.Dispose();

    private static HashSet<string> Terms(Analyzer analyzer, string text)
    {
        var terms = new HashSet<string>();
        using TokenStream stream = analyzer.GetTokenStream("text", text);
        ICharTermAttribute term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) terms.Add(term.ToString());
        stream.End();
        return terms;
    }

    // Accents aside, after stemming.
    private sealed class Folding(Analyzer inner) : AnalyzerWrapper(PER_FIELD_REUSE_STRATEGY)
    {
        protected override Analyzer GetWrappedAnalyzer(string fieldName) => inner;
        protected override TokenStreamComponents WrapComponents(string fieldName, TokenStreamComponents components) => new(components.Tokenizer, new ASCIIFoldingFilter(components.TokenStream));
    }
}
