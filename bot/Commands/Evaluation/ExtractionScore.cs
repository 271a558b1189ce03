using System.Text.Json.Nodes;

namespace ChatAssistant.Commands.Evaluation;

/// <summary>How many facts of a kind were read right, read wrongly, and missed.</summary>
internal sealed record Tally(int Right, int Wrong, int Missed)
{
    public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);
    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);
    /// <summary>The harmonic mean of precision and recall; 1 where there is nothing to read and nothing was read.</summary>
    public double F1 => Right + Wrong + Missed == 0 ? 1 : 2.0 * Right / (2 * Right + Wrong + Missed);
    public static Tally operator +(Tally a, Tally b) => new(a.Right + b.Right, a.Wrong + b.Wrong, a.Missed + b.Missed);
}

/// <summary>Compares the register that was read with one that people wrote. Each expected fact is matched by one read fact at most.</summary>
internal static class ExtractionScore
{
    /// <returns>The tallies by kind, in the order that people ask for them.</returns>
    public static IReadOnlyDictionary<string, Tally> Of(IEnumerable<(JsonObject Gold, JsonObject? Read)> documents)
    {
        var tallies = new Dictionary<string, Tally>();
        foreach ((JsonObject gold, JsonObject? read) in documents)
        {
            ILookup<string, RegisterFact> expected = RegisterFacts.Of(gold).ToLookup(fact => fact.Kind);
            ILookup<string, RegisterFact> found = (read is null ? [] : RegisterFacts.Of(read)).ToLookup(fact => fact.Kind);
            foreach (string kind in expected.Select(group => group.Key).Union(found.Select(group => group.Key)))
            {
                tallies[kind] = tallies.GetValueOrDefault(kind, new Tally(0, 0, 0)) + Compare([.. expected[kind]], [.. found[kind]]);
            }
        }
        return tallies;
    }

    private static Tally Compare(List<RegisterFact> expected, List<RegisterFact> found)
    {
        int right = 0;
        foreach (RegisterFact fact in expected)
        {
            int at = found.FindIndex(read => RegisterFacts.Same(fact, read));
            if (at < 0) continue;
            found.RemoveAt(at);
            right++;
        }
        return new Tally(right, found.Count, expected.Count - right);
    }
}
