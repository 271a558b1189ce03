using System.Collections.Frozen;
using ChatAssistant.Knowledge.Events.Lexicon;

namespace ChatAssistant.Knowledge.Events.Facts;

/// <summary>Plural nouns for people ("officers", "fiscales", "magistrats").</summary>
internal static class PeopleNouns
{
    private static readonly FrozenSet<string> Nouns = Words.Lines("people.txt").ToFrozenSet();

    public static bool Contains(string folded) => Nouns.Contains(folded);
}
