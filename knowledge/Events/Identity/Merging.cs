namespace ChatAssistant.Knowledge.Events.Identity;

/// <summary>Joins items into groups (union–find).</summary>
internal sealed class Merging(int count)
{
    private readonly int[] _parent = [.. Enumerable.Range(0, count)];

    public int Root(int item)
    {
        while (_parent[item] != item) item = _parent[item] = _parent[_parent[item]];
        return item;
    }

    public void Join(int a, int b)
    {
        (a, b) = (Root(a), Root(b));
        if (a != b) _parent[Math.Max(a, b)] = Math.Min(a, b);
    }

    /// <summary>The members of each group, in order of their first.</summary>
    public IEnumerable<IReadOnlyList<int>> Groups() => Enumerable.Range(0, _parent.Length).GroupBy(Root).Select(group => (IReadOnlyList<int>)[.. group]);
}
