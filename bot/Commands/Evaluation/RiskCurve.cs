using System.Globalization;
using ChatAssistant.Conversation;
using Spectre.Console;

namespace ChatAssistant.Commands.Evaluation;

/// <summary>Risk against coverage: what is gained and lost when answers below a certainty are declined instead.</summary>
internal static class RiskCurve
{
    /// <param name="Least">The certainty from which on answers are given.</param>
    /// <param name="Coverage">Share of the answerable questions that are answered.</param>
    /// <param name="Risk">Share of the answers given that are not fully right, answers to unanswerable questions among them.</param>
    /// <param name="Declined">Share of the unanswerable and foreign questions that are declined.</param>
    internal readonly record struct Point(double Least, double Coverage, double Risk, double Declined);

    public static IReadOnlyList<Point> Of(IReadOnlyList<(ExpectedAnswer Question, Reply Reply, double Score)> answers)
    {
        var answerable = answers.Where(a => a.Question.WantsAnswer).ToList();
        var foreign = answers.Where(a => a.Question.Type is "unanswerable" or "out_of_scope").ToList();
        return [.. Enumerable.Range(0, 11).Select(step => At(step / 10.0))];

        Point At(double least)
        {
            bool Given(Reply reply) => reply.Outcome == Outcome.Answered && reply.Certainty >= least;
            int given = answerable.Count(a => Given(a.Reply)), wrongly = foreign.Count(a => Given(a.Reply)), right = answerable.Count(a => Given(a.Reply) && a.Score >= 1);
            return new Point(least, Share(given, answerable.Count), Share(given + wrongly - right, given + wrongly), 1 - Share(wrongly, foreign.Count));
        }
    }

    public static void Print(IAnsiConsole console, IReadOnlyList<Point> points)
    {
        Table table = new Table().AddColumns("Certainty from", "Coverage", "Risk", "Declined");
        foreach (Point point in points) table.AddRow(point.Least.ToString("0.0", CultureInfo.InvariantCulture), Percent(point.Coverage), Percent(point.Risk), Percent(point.Declined));
        console.Write(table);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);
}
