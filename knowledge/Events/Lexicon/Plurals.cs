namespace ChatAssistant.Knowledge.Events.Lexicon;

/// <summary>The plural forms that a noun may have in English, Spanish or French, all together: one that does not exist does no harm.</summary>
internal static class Plurals
{
    public static IEnumerable<string> Of(string noun)
    {
        if (noun.EndsWith('s') || noun.EndsWith('x')) yield break;
        if (noun.EndsWith('y')) yield return noun[..^1] + "ies";
        else if (noun.EndsWith('z')) yield return noun[..^1] + "ces";
        else if (noun.EndsWith("man", StringComparison.Ordinal)) yield return noun[..^2] + "en";
        else yield return noun + "s";
        if (noun.EndsWith("al", StringComparison.Ordinal)) yield return noun[..^1] + "ux";
        if (noun[^1] is not ('a' or 'e' or 'i' or 'o' or 'u')) yield return noun + "es";
    }
}
