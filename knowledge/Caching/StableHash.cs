namespace ChatAssistant.Knowledge.Caching;

/// <summary>FNV-1a, 32 bits, over UTF-16 units: the same in every process, unlike <c>string.GetHashCode</c>, so that what is kept in files stays where it is.</summary>
internal static class StableHash
{
    public static uint Of(ReadOnlySpan<char> text)
    {
        uint hash = 2166136261;
        foreach (char c in text) hash = (hash ^ c) * 16777619;
        return hash;
    }
}
