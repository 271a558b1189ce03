using System.Runtime.CompilerServices;
using ScottPlot;

namespace ChatAssistant.Benchmarks;

/// <summary>Curves as SVG files in tests/Benchmarks/results.</summary>
internal static class Plots
{
    /// <summary>The folder of the results, beside this file.</summary>
    public static string Folder { get; } = Path.Combine(Here(), "results");

    public static void Save(string file, string title, string x, string y, double[] at, IEnumerable<(string Name, double[] Values)> curves)
    {
        using var plot = new Plot();
        plot.Title(title);
        plot.XLabel(x);
        plot.YLabel(y);
        foreach ((string name, double[] values) in curves) plot.Add.Scatter(at, values).LegendText = name;
        plot.Axes.SetLimitsY(0, curves.Max(curve => curve.Values.Max()) * 1.1);
        plot.ShowLegend(Alignment.UpperLeft);
        Directory.CreateDirectory(Folder);
        string path = Path.Combine(Folder, file + ".svg");
        plot.SaveSvg(path, 800, 500);
        Console.WriteLine($"plot: {Path.GetRelativePath(Directory.GetCurrentDirectory(), path)}");
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
