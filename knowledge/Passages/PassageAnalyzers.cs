using ChatAssistant.Knowledge.Documents;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace ChatAssistant.Knowledge.Passages;

/// <summary>The analyzer of each language: stop words dropped, words stemmed, accents aside.</summary>
internal static class PassageAnalyzers
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private static readonly Dictionary<Language, Analyzer> Analyzers = new()
    {
        [Language.English] = new Folding(new EnglishAnalyzer(Version)),
        [Language.Spanish] = new Folding(new SpanishAnalyzer(Version)),
        [Language.French] = new Folding(new FrenchAnalyzer(Version)),
    };

    public static Analyzer Of(Language language) => Analyzers[language];

    public static HashSet<string> Terms(Language language, string text) => [.. Tokens(language, text)];

    /// <summary>The stems in order.</summary>
    public static List<string> Tokens(Language language, string text)
    {
        var tokens = new List<string>();
        using TokenStream stream = Analyzers[language].GetTokenStream("text", text);
        ICharTermAttribute term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) tokens.Add(term.ToString());
        stream.End();
        return tokens;
    }

    // Accents aside, after stemming.
    private sealed class Folding(Analyzer inner) : AnalyzerWrapper(PER_FIELD_REUSE_STRATEGY)
    {
        protected override Analyzer GetWrappedAnalyzer(string fieldName) => inner;
        protected override TokenStreamComponents WrapComponents(string fieldName, TokenStreamComponents components) => new(components.Tokenizer, new ASCIIFoldingFilter(components.TokenStream));
    }
}
