using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace ChatAssistant.Knowledge.Passages;

/// <summary>Hands words that were analysed already to Lucene's index.</summary>
internal sealed class TokenList : TokenStream
{
    private readonly ICharTermAttribute _term;
    private readonly List<string> _tokens = [];
    private int _next;

    public TokenList() => _term = AddAttribute<ICharTermAttribute>();

    public void Clear() => _tokens.Clear();

    public void Add(IEnumerable<string> tokens) => _tokens.AddRange(tokens);

    public override void Reset()
    {
        base.Reset();
        _next = 0;
    }

    public override bool IncrementToken()
    {
        if (_next == _tokens.Count) return false;
        ClearAttributes();
        _term.SetEmpty().Append(_tokens[_next++]);
        return true;
    }
}
