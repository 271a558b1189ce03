using System.Collections.Concurrent;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Embeddings;
using ChatAssistant.Understanding;
using ChatAssistant.Understanding.Intents;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;
using static System.Globalization.CultureInfo;

namespace ChatAssistant.Commands.Evaluation;

/// <summary>How well the classifier reads utterances like those it learns from, by language; which intents it confuses; how it does on cries for help.</summary>
internal static class UtteranceReport
{
    public static void Print(IAnsiConsole console, bool misses)
    {
        IReadOnlyList<Utterance> all = Utterances.Load();
        using SentenceEncoder? encoder = LocalEncoder.TryLoad(new UnderstandingOptions().CacheFolder, NullLogger.Instance);
        using SentenceReader? reader = encoder is null ? null : new SentenceReader(encoder);
        var table = new Table().Title($"Utterances, each group read by a model trained without it (percent; {(encoder is null ? "without" : "with")} sentence vectors)").AddColumns("language", "read", "right", "right and believed", "crisis missed", "crisis false", "out of scope caught", "out of scope false");
        var languages = Enum.GetValues<Language>().Select(language => (language, read: CrossValidation.Run(language, all, Remembering(reader?.For(language))))).ToList();
        foreach ((Language language, IReadOnlyList<HeldOut> read) in languages) table.AddRow([language.Code(), read.Count.ToString(InvariantCulture), .. Columns(read)]);
        console.Write(table);
        foreach ((Language language, IReadOnlyList<HeldOut> read) in languages) PrintConfusions(console, language, read, misses);
    }

    // Each fold reads the sentences of the others.
    private static Func<string, float[]>? Remembering(Func<string, float[]>? encode)
    {
        var known = new ConcurrentDictionary<string, float[]>();
        return encode is null ? null : text => known.GetOrAdd(text, encode);
    }

    private static IEnumerable<string> Columns(IReadOnlyList<HeldOut> read)
    {
        double believed = new UnderstandingOptions().EnoughConfidence;
        yield return Percent(read, Right);
        yield return Percent(read, row => Right(row) && row.Reading.Confidence >= believed);
        foreach (Intent intent in new[] { Intent.Crisis, Intent.OutOfScope })
        {
            string caught = Percent(read.Where(row => row.Utterance.Intent == intent), row => Right(row) == (intent == Intent.OutOfScope));
            yield return caught;
            yield return Percent(read.Where(row => row.Utterance.Intent != intent), row => row.Reading.Intent == intent);
        }
    }

    private static void PrintConfusions(IAnsiConsole console, Language language, IReadOnlyList<HeldOut> read, bool misses)
    {
        HeldOut[] wrong = [.. read.Where(row => !Right(row))];
        console.MarkupLineInterpolated($"[bold]{language.Code()}[/] weakest: {string.Join(", ", read.GroupBy(row => row.Utterance.Intent).OrderBy(rows => (double)rows.Count(Right) / rows.Count()).Take(8).Select(rows => $"{rows.Key.Label()} {Percent(rows, Right)}"))}");
        console.MarkupLineInterpolated($"{language.Code()} confused most: {string.Join(", ", wrong.GroupBy(row => (row.Utterance.Intent, row.Reading.Intent)).OrderByDescending(rows => rows.Count()).Take(12).Select(rows => $"{rows.Key.Item1.Label()} as {rows.Key.Item2.Label()} {rows.Count()}"))}");
        if (!misses) return;
        foreach (HeldOut row in wrong) console.Profile.Out.Writer.WriteLine($"  {row.Utterance.Intent.Label()} as {row.Reading.Intent.Label()} ({row.Reading.Confidence:0.00}, {row.Reading.Familiarity:0.00}): {row.Utterance.Text}");
    }

    private static bool Right(HeldOut row) => row.Reading.Intent == row.Utterance.Intent;

    private static string Percent(IEnumerable<HeldOut> rows, Func<HeldOut, bool> counts) => (100 * rows.Average(row => counts(row) ? 1 : 0)).ToString("0.0", InvariantCulture);
}
