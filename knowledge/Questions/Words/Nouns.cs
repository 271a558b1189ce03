using System.Collections.Frozen;

namespace ChatAssistant.Knowledge.Questions.Words;

/// <summary>Words of questions that need care, by class; the file <c>nouns.txt</c> says what each class is.</summary>
internal static class Nouns
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Classes = WordFile.Lines("nouns.txt").Select(line => line.Split('\t'))
        .ToFrozenDictionary(parts => parts[0], parts => parts[1].Split(' ').ToFrozenSet());

    private static readonly FrozenSet<string> Details = WordFile.Lines("details.txt").SelectMany(line => line.Split(' ')).ToFrozenSet();

    private static readonly FrozenSet<string> Posts = new[] { "roles.txt", "ranks.txt", "bodies.txt", "people.txt" }
        .SelectMany(Knowledge.Events.Lexicon.Words.Lines).SelectMany(NameMatcher.Words).Where(word => word.Length > 3).ToFrozenSet();

    public static FrozenSet<string> Anybody { get; } = Classes["anybody"];
    public static FrozenSet<string> Speakers { get; } = Classes["speakers"];
    public static FrozenSet<string> Bodies { get; } = Classes["bodies"];
    public static FrozenSet<string> Countries { get; } = Classes["countries"];
    public static FrozenSet<string> Events { get; } = Classes["events"];
    public static FrozenSet<string> Talks { get; } = Classes["talks"];
    public static FrozenSet<string> Naming { get; } = Classes["naming"];
    public static FrozenSet<string> Asking { get; } = Classes["asking"];
    public static FrozenSet<string> AfterHowMany { get; } = Classes["afterhowmany"];
    public static FrozenSet<string> Whether { get; } = Classes["whether"];
    public static FrozenSet<string> Joining { get; } = Classes["joining"];
    public static FrozenSet<string> Persons { get; } = Classes["persons"];
    public static FrozenSet<string> Attending { get; } = Classes["attending"];
    public static FrozenSet<string> Speaking { get; } = Classes["speaking"];
    public static FrozenSet<string> Times { get; } = Classes["times"];
    public static FrozenSet<string> Relatives { get; } = Classes["relatives"];
    public static FrozenSet<string> Pronouns { get; } = Classes["pronouns"];

    /// <summary>Phrases that ask who stood in for somebody, a blank at each end.</summary>
    public static IReadOnlyList<string> StandIns { get; } = [.. Classes["standins"].Select(phrase => $" {phrase.Replace('_', ' ')} ")];

    /// <summary>Phrases that tell a day from the document's own, a blank at each end.</summary>
    public static IReadOnlyList<string> Days { get; } = [.. Classes["days"].Select(phrase => $" {phrase.Replace('_', ' ')} ")];

    /// <summary>"hotel", "salario": see <c>details.txt</c>.</summary>
    public static bool IsDetail(string folded) => Details.Contains(folded);

    /// <summary>A word of posts and bodies ("prosecutor", "ministry", "jueza"): common in questions, and yet it tells who is meant.</summary>
    public static bool IsPost(string folded) => Posts.Contains(folded) || (folded.Length > 4 && folded[^1] == 's' && Posts.Contains(folded[..^1]));
}
