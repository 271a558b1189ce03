using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Passages;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace ChatAssistant.Benchmarks;

/// <summary>What Lucene.Net finds as it comes: one field, the language's analyzer, BM25 with its usual parameters. The peer of the product's search.</summary>
internal sealed class PlainSearch
{
    private readonly IReadOnlyList<Passage> _passages;
    private readonly Analyzer _analyzer;
    private readonly IndexSearcher _searcher;

    public PlainSearch(IReadOnlyList<Passage> passages, Language language)
    {
        _passages = passages;
        _analyzer = language == Language.Spanish ? new SpanishAnalyzer(LuceneVersion.LUCENE_48) : new EnglishAnalyzer(LuceneVersion.LUCENE_48);
        var directory = new RAMDirectory();
        var similarity = new BM25Similarity(1.2f, 0.75f);
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, _analyzer) { Similarity = similarity, MergePolicy = new LogDocMergePolicy() }))
        {
            foreach (Passage passage in passages) writer.AddDocument([new TextField("text", passage.Text, Field.Store.NO)]);
            writer.ForceMerge(1);
        }
        _searcher = new IndexSearcher(DirectoryReader.Open(directory)) { Similarity = similarity };
    }

    public IEnumerable<Passage> Search(string query, int top)
    {
        var any = new BooleanQuery();
        using (TokenStream stream = _analyzer.GetTokenStream("text", query))
        {
            ICharTermAttribute term = stream.GetAttribute<ICharTermAttribute>();
            stream.Reset();
            while (stream.IncrementToken()) any.Add(new TermQuery(new Term("text", term.ToString())), Occur.SHOULD);
            stream.End();
        }
        return any.Clauses.Count == 0 ? [] : _searcher.Search(any, top).ScoreDocs.Select(hit => _passages[hit.Doc]);
    }
}
