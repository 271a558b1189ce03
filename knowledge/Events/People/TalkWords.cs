using System.Collections.Frozen;
using ChatAssistant.Knowledge.Events.Lexicon;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>The words by which talks are told of: the plain file <c>talkwords.tsv</c>.</summary>
internal static class TalkWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Kinds = Words.Lines("talkwords.tsv").Select(line => line.Split('\t'))
        .GroupBy(parts => parts[0], parts => parts[1].Split(' ')).ToFrozenDictionary(kind => kind.Key, kind => kind.SelectMany(words => words).ToFrozenSet());

    public static bool IsTalk(string folded) => Kinds["noun"].Contains(folded);
    public static bool IsOn(string folded) => Kinds["on"].Contains(folded);
    public static bool IsOpening(string folded) => Kinds["opening"].Contains(folded);
    public static bool IsPanel(string folded) => Kinds["panel"].Contains(folded);
    public static bool IsProgramme(string folded) => Kinds["programme"].Contains(folded);
    public static bool IsAttendance(string folded) => Kinds["attendance"].Contains(folded);
    public static bool IsModerator(string folded) => Kinds["moderator"].Contains(folded) || folded.StartsWith("moder", StringComparison.Ordinal) || folded.StartsWith("facilit", StringComparison.Ordinal);
    public static bool IsVague(string folded) => Kinds["vague"].Contains(folded);
    public static bool IsLabel(string folded) => Kinds["label"].Contains(folded) || IsModerator(folded);
}
