using System.Collections.Frozen;
using ChatAssistant.Knowledge.Events.Places;

namespace ChatAssistant.Knowledge.Questions;

/// <summary>Other names of the same place or body: a document says "Vienna" and "IOM", a question « Vienne » and « OIM ».</summary>
public static class Synonyms
{
    private static readonly FrozenDictionary<string, string[]> Groups = Load();

    /// <summary>The other names of a word (lower case, no accents); empty when there are none.</summary>
    public static IReadOnlyList<string> Of(string word) => Groups.GetValueOrDefault(word, []);

    private static FrozenDictionary<string, string[]> Load()
    {
        using Stream stream = typeof(Synonyms).Assembly.GetManifestResourceStream("ChatAssistant.Knowledge.Questions.synonyms.tsv")!;
        using var reader = new StreamReader(stream);
        string[][] listed = [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#').Select(line => line.Split('\t'))];
        var groups = new Dictionary<string, HashSet<string>>();
        foreach (string[] names in listed.Concat(CountryNames.Groups))
        {
            foreach (string name in names)
            {
                if (!groups.TryGetValue(name, out HashSet<string>? others)) groups[name] = others = [];
                others.UnionWith(names.Where(other => other != name));
            }
        }
        return groups.ToFrozenDictionary(group => group.Key, group => group.Value.ToArray());
    }
}
