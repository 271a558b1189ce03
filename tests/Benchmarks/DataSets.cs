using System.Text;
using System.Text.Json;
using ChatAssistant.Understanding.Intents;

namespace ChatAssistant.Benchmarks;

/// <summary>Sentences to learn from and sentences to test on, as a public set splits them.</summary>
internal sealed record IntentSet(IReadOnlyList<LabelledText> Train, IReadOnlyList<LabelledText> Test);

/// <summary>Reads the public sets in their published formats. They are others' data: the README says where to fetch them.</summary>
internal static class DataSets
{
    /// <summary>The label of what no intent covers, in CLINC150.</summary>
    public const string OutOfScope = "oos";

    private static readonly HashSet<string> Reported = ["Normans", "Computational_complexity_theory", "Huguenot", "Steam_engine", "1973_oil_crisis", "European_Union_law", "Packet_switching", "Harvard_University", "Yuan_dynasty", "Immune_system", "Scottish_Parliament", "Islamism", "Imperialism", "Warsaw", "French_and_Indian_War", "Force"];

    /// <summary>A split of CLINC150's <c>data_full.json</c>: "train", "val", "test", "oos_val", "oos_test".</summary>
    public static IReadOnlyList<LabelledText> Clinc(string file, string split)
    {
        using JsonDocument set = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. set.RootElement.GetProperty(split).EnumerateArray().Select(row => new LabelledText(row[0].GetString()!, row[1].GetString()!))];
    }

    /// <summary>BANKING77: text,category with quotes around texts that hold commas.</summary>
    public static IReadOnlyList<LabelledText> Banking(string file) =>
        [.. Csv(File.ReadAllText(file)).Skip(1).Where(row => row.Count == 2).Select(row => new LabelledText(row[0].Trim(), row[1].Trim()))];

    /// <summary>One of the three SIGDIAL22 corpora.</summary>
    public static IntentSet Sigdial(string file)
    {
        using JsonDocument set = JsonDocument.Parse(File.ReadAllBytes(file));
        var rows = set.RootElement.GetProperty("sentences").EnumerateArray()
            .Select(row => (Training: row.GetProperty("training").GetBoolean(), Row: new LabelledText(row.GetProperty("text").GetString()!, row.GetProperty("intent").GetString()!))).ToList();
        return new IntentSet([.. rows.Where(row => row.Training).Select(row => row.Row)], [.. rows.Where(row => !row.Training).Select(row => row.Row)]);
    }

    /// <summary>Paragraphs and questions in SQuAD's format, article by article.</summary>
    public static IReadOnlyList<QuestionedArticle> Squad(string file)
    {
        using JsonDocument set = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. set.RootElement.GetProperty("data").EnumerateArray().Select((article, i) => new QuestionedArticle(
            article.TryGetProperty("title", out JsonElement title) ? title.GetString()! : $"article {i}",
            [.. article.GetProperty("paragraphs").EnumerateArray().Select(paragraph => new QuestionedParagraph(
                paragraph.GetProperty("context").GetString()!,
                [.. paragraph.GetProperty("qas").EnumerateArray().Select(question => question.GetProperty("question").GetString()!)]))]))];
    }

    /// <summary>SQuAD 2.0's development set in two parts by article: the one that is reported, and the one that was tuned on. Its file as published, <c>dev-v2.0.json</c>, or the parts as files.</summary>
    public static (IReadOnlyList<QuestionedArticle> Reported, IReadOnlyList<QuestionedArticle> Tuned) SquadDevelopment(string folder)
    {
        string whole = Path.Combine(folder, "dev-v2.0.json");
        if (!File.Exists(whole)) return (Squad(Path.Combine(folder, "squad2_dev_eval.json")), Squad(Path.Combine(folder, "squad2_dev_tune.json")));
        ILookup<bool, QuestionedArticle> parts = Squad(whole).ToLookup(article => Reported.Contains(article.Title));
        return ([.. parts[true]], [.. parts[false]]);
    }

    private static IEnumerable<List<string>> Csv(string text)
    {
        var row = new List<string>();
        var value = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') value.Append(text[++i]);
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c is ',' or '\n')
            {
                row.Add(value.ToString());
                value.Clear();
                if (c == ',') continue;
                yield return row;
                row = [];
            }
            else value.Append(c);
        }
        if (value.Length > 0) yield return [.. row, value.ToString()];
    }
}

/// <summary>A paragraph and the questions whose answer it holds, or would hold.</summary>
internal sealed record QuestionedParagraph(string Text, IReadOnlyList<string> Questions);

internal sealed record QuestionedArticle(string Title, IReadOnlyList<QuestionedParagraph> Paragraphs);
