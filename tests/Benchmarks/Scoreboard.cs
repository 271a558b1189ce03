using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace ChatAssistant.Benchmarks;

/// <summary>Figures of one benchmark: shown as a table beside published ones, or as JSON.</summary>
internal sealed class Scoreboard(string set)
{
    private readonly List<(string System, Dictionary<string, double> Figures)> _rows = [];

    public void Add(string system, params (string Name, double Value)[] figures) => _rows.Add((system, figures.ToDictionary(figure => figure.Name, figure => figure.Value)));

    public void Show(bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(_rows.Select(row => new { set, system = row.System, figures = row.Figures })));
            return;
        }
        string[] names = [.. _rows.SelectMany(row => row.Figures.Keys).Distinct()];
        var table = new Table().Title(set).AddColumn("system").AddColumns([.. names.Select(name => new TableColumn(name).RightAligned())]);
        foreach ((string system, Dictionary<string, double> figures) in _rows)
            table.AddRow([system, .. names.Select(name => figures.TryGetValue(name, out double value) ? value.ToString("0.##", CultureInfo.InvariantCulture) : "")]);
        AnsiConsole.Write(table);
        foreach (string[] line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "published.tsv")).Select(line => line.Split('\t')).Where(line => line[0] == set))
            Console.WriteLine($"published: {line[1]}: {line[2]} ({line[3]})");
    }
}
