using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Understanding.Intents;

/// <summary>A sentence that staff might write, with what it asks.</summary>
/// <param name="Group">Utterances of one group are worded alike; measuring keeps a group together, in training or in testing.</param>
internal sealed record Utterance(string Text, Intent Intent, Language Language, int Group);

/// <summary>
/// The sentences that the classifier learns from: one file an intent and language, <c>utterances/en/attendees.txt</c>, one sentence a line,
/// a blank line between groups of like wording. <c>#</c> begins a comment.
/// </summary>
internal static class Utterances
{
    private const string Folder = "ChatAssistant.Understanding.utterances.";

    /// <summary>All of them, by language and intent.</summary>
    /// <exception cref="FormatException">A file's name is no intent.</exception>
    public static IReadOnlyList<Utterance> Load()
    {
        var all = new List<Utterance>();
        int group = 0;
        foreach (Language language in Enum.GetValues<Language>())
        {
            string prefix = Folder + language.Code() + ".";
            foreach (string name in Names().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
            {
                Intent intent = IntentLabels.Parse(Path.GetFileNameWithoutExtension(name[prefix.Length..]));
                group++;
                foreach (string line in Read(name).Split('\n', StringSplitOptions.TrimEntries))
                {
                    if (line.Length == 0) group++;
                    else if (line[0] != '#') all.Add(new Utterance(line, intent, language, group));
                }
            }
        }
        return all;
    }

    public static IReadOnlyList<LabelledText> Labelled(IEnumerable<Utterance> utterances, Language language) =>
        [.. utterances.Where(utterance => utterance.Language == language).Select(utterance => new LabelledText(utterance.Text, utterance.Intent.Label()))];

    /// <summary>Changes when any sentence does, or the glossary.</summary>
    public static byte[] Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string name in Names())
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(Encoding.UTF8.GetBytes(Read(name)));
        }
        hash.AppendData(Encoding.UTF8.GetBytes(Read(Glossary.File)));
        return hash.GetHashAndReset();
    }

    private static IEnumerable<string> Names() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
