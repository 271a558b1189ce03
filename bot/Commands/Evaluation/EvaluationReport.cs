using System.Globalization;
using System.Text.Json.Nodes;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using Spectre.Console;

namespace ChatAssistant.Commands.Evaluation;

/// <summary>Gathers scores and shows them as tables or JSON.</summary>
/// <param name="untouched">Documents that nobody tuned for.</param>
internal sealed class EvaluationReport(IReadOnlySet<string> untouched)
{
    private const string All = "all";
    private readonly List<(ExpectedAnswer Question, Reply Reply, double Score, bool SaidForbidden)> _answers = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, Tally>> _register = [];

    /// <summary>Citations whose quote is not the document's text at their place.</summary>
    public int WrongSpans { get; private set; }

    public void Add(ExpectedAnswer question, Reply reply, KnowledgeSnapshot snapshot)
    {
        _answers.Add((question, reply, question.Score(reply), question.SaysForbidden(reply)));
        WrongSpans += reply.Citations.Count(c => !snapshot.Documents.TryGetValue(c.Source.DocumentId, out var document)
            || c.Source.Start < 0 || c.Source.Start + c.Source.Length > document.Text.Length || document.Text.Substring(c.Source.Start, c.Source.Length) != c.Quote);
    }

    public void AddRegister(JsonArray gold, JsonArray read)
    {
        Dictionary<string, JsonObject> found = read.OfType<JsonObject>().ToDictionary(document => document["document"]!.ToString());
        (JsonObject Gold, JsonObject? Read)[] pairs = [.. gold.OfType<JsonObject>().Select(document => (document, found.GetValueOrDefault(document["document"]!.ToString())))];
        _register[All] = ExtractionScore.Of(pairs);
        foreach (var language in pairs.GroupBy(pair => pair.Gold["lang"]?.ToString() ?? "")) _register[language.Key] = ExtractionScore.Of(language);
        if (untouched.Count == 0) return;
        _register["tuned"] = ExtractionScore.Of(pairs.Where(pair => !untouched.Contains(pair.Gold["document"]!.ToString())));
        _register["untouched"] = ExtractionScore.Of(pairs.Where(pair => untouched.Contains(pair.Gold["document"]!.ToString())));
    }

    public void Print(IAnsiConsole console, bool misses)
    {
        if (misses)
        {
            foreach (var (question, reply, score, _) in _answers.Where(a => a.Score < 1 && !(a.Question.Document is { } document && untouched.Contains(document))))
            {
                // Past the console, which would break the line.
                console.Profile.Out.Writer.WriteLine($"{question.Question.Id} {question.Type} {Percent(score)} “{question.Question.Text}” → {reply.Outcome}/{reply.Intent}: {reply.PlainText().ReplaceLineEndings(" ")} · expected {string.Join(" | ", question.Expect)}");
            }
        }
        if (_answers.Count > 0)
        {
            Table table = new Table().AddColumns("Questions", "Number", "Score", "Fully right", "Said what is wrong");
            foreach ((string name, var group) in Groups()) table.AddRow(Markup.Escape(name), $"{group.Count}", Percent(group.Average(a => a.Score)), Percent(group.Average(a => a.Score >= 1 ? 1.0 : 0)), $"{group.Count(a => a.SaidForbidden)}");
            console.Write(table);
            console.WriteLine($"Citations that do not match their document: {WrongSpans}");
        }
        if (_register.Count > 0)
        {
            Table table = new Table().AddColumns(["Register", "Precision", "Recall", "F1", .. _register.Keys.Where(key => key != All).Select(key => "F1 " + key)]);
            foreach ((string kind, Tally tally) in _register[All])
            {
                table.AddRow([kind, Percent(tally.Precision), Percent(tally.Recall), Percent(tally.F1), .. _register.Where(part => part.Key != All).Select(part => part.Value.TryGetValue(kind, out Tally? own) ? Percent(own.F1) : "")]);
            }
            console.Write(table);
        }
    }

    /// <summary>Risk against coverage on the documents that were read while working.</summary>
    public void PrintCurve(IAnsiConsole console) => RiskCurve.Print(console, RiskCurve.Of([.. _answers.Where(a => !(a.Question.Document is { } document && untouched.Contains(document))).Select(a => (a.Question, a.Reply, a.Score))]));

    public JsonObject ToJson() => new()
    {
        ["questions"] = new JsonArray([.. Groups().Select(group => (JsonNode)new JsonObject
        {
            ["group"] = group.Name, ["count"] = group.Answers.Count, ["score"] = group.Answers.Average(a => a.Score),
            ["fully_right"] = group.Answers.Average(a => a.Score >= 1 ? 1.0 : 0), ["forbidden_said"] = group.Answers.Count(a => a.SaidForbidden),
        })]),
        ["wrong_spans"] = WrongSpans,
        ["register"] = new JsonObject(_register.Select(part => KeyValuePair.Create(part.Key, (JsonNode?)new JsonObject(part.Value.Select(kind => KeyValuePair.Create(kind.Key, (JsonNode?)new JsonObject
        {
            ["right"] = kind.Value.Right, ["wrong"] = kind.Value.Wrong, ["missed"] = kind.Value.Missed,
            ["precision"] = kind.Value.Precision, ["recall"] = kind.Value.Recall, ["f1"] = kind.Value.F1,
        })))))),
    };

    private IEnumerable<(string Name, List<(ExpectedAnswer Question, Reply Reply, double Score, bool SaidForbidden)> Answers)> Groups()
    {
        foreach (var type in _answers.GroupBy(a => a.Question.Type).OrderBy(g => g.Key, StringComparer.Ordinal)) yield return (type.Key, [.. type]);
        var answerable = _answers.Where(a => a.Question.WantsAnswer).ToList();
        if (answerable.Count == 0) yield break;
        yield return ("answerable", answerable);
        foreach (var language in answerable.GroupBy(a => a.Question.Language).OrderBy(g => g.Key, StringComparer.Ordinal)) yield return ("answerable, " + language.Key, [.. language]);
        if (untouched.Count > 0)
        {
            foreach (var half in answerable.Where(a => a.Question.Document is not null).GroupBy(a => untouched.Contains(a.Question.Document!))) yield return ("answerable, " + (half.Key ? "untouched" : "tuned"), [.. half]);
        }
        var calm = _answers.Where(a => a.Question.Type != "crisis").ToList();
        yield return ("no false alarm", [.. calm.Select(a => a with { Score = a.Reply.Outcome == Outcome.Crisis ? 0 : 1, SaidForbidden = false })]);
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);
}
