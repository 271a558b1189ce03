using System.Collections.Frozen;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Questions;

namespace ChatAssistant.Understanding;

/// <summary>Words of posts and bodies ("prosecutor", "ministry", "jueza"): common in questions, and yet they tell who is meant.</summary>
internal static class RoleWords
{
    private static readonly FrozenSet<string> Words = new[] { "roles.txt", "ranks.txt", "bodies.txt", "people.txt" }
        .SelectMany(Knowledge.Events.Lexicon.Words.Lines).SelectMany(NameMatcher.Words).Where(word => word.Length > 3).ToFrozenSet();

    public static bool Contains(string folded) => Words.Contains(folded);
}
