namespace ChatAssistant.Knowledge.Passages;

/// <summary>How much each view of a passage counts: found by coordinate ascent on one half of a public question set and confirmed on the other (tests/Benchmarks passages).</summary>
/// <param name="Body">BM25 of the stems in the passage.</param>
/// <param name="Sentence">BM25 of the stems in its best sentence.</param>
/// <param name="Pairs">Neighbouring stems of the query that are neighbours in the passage.</param>
/// <param name="Characters">BM25 of runs of four characters.</param>
/// <param name="Meaning">The cosine of the query's vector with that of the best sentence.</param>
internal sealed record RankingWeights(double Body = 3.0, double Sentence = 0.93, double Pairs = 0.45, double Characters = 0.53, double Meaning = 70)
{
    public static RankingWeights Default { get; } = new();
}
