using System.Diagnostics;
using ChatAssistant.Knowledge;
using ChatAssistant.Understanding;
using Spectre.Console;

namespace ChatAssistant.Commands;

/// <summary>Shows on the error output, where a person watches it, how far the reading of the documents and the preparing of the classifier are.</summary>
internal sealed class PreparationDisplay : IProgress<(int Done, int Of)>, IProgress<TrainingProgress>
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    private ProgressTask? _documents, _classifier;

    private readonly Stopwatch _sinceLine = Stopwatch.StartNew(), _sinceStart = Stopwatch.StartNew();

    public void Report((int Done, int Of) value)
    {
        Show(_documents, value.Done, value.Of);
        if (_documents is null) WriteLine(value.Done, value.Of);
    }

    public void Report(TrainingProgress value) => Show(_classifier, value.Done, value.Of);

    public async Task ShowAsync(params Func<Task>[] work)
    {
        if (!_console.Profile.Out.IsTerminal)
        {
            await Task.WhenAll(work.Select(start => start()));
            return;
        }
        await _console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            _documents = progress.AddTask("Reading documents");
            _classifier = progress.AddTask("Learning to understand questions");
            await Task.WhenAll(work.Select(start => start()));
        });
    }

    // Where nobody can watch a bar (a container's log), a line now and then.
    private void WriteLine(int done, int of)
    {
        lock (_sinceLine)
        {
            if (_sinceLine.Elapsed < BetweenLines || done == of) return;
            _sinceLine.Restart();
        }
        TimeSpan left = _sinceStart.Elapsed * ((double)(of - done) / done);
        Console.Error.WriteLine($"Reading documents: {done} of {of}, about {Math.Ceiling(left.TotalSeconds)} s left");
    }

    private static void Show(ProgressTask? task, int done, int of)
    {
        if (task is null) return;
        task.MaxValue = of;
        task.Value = done;
    }
}

/// <summary>Makes the slow parts ready before anybody waits for them.</summary>
internal static class Preparation
{
    public static IServiceCollection AddPreparationDisplay(this IServiceCollection services) => services
        .AddSingleton<PreparationDisplay>()
        .AddSingleton<IProgress<TrainingProgress>>(provider => provider.GetRequiredService<PreparationDisplay>());

    public static Task PrepareAsync(this IServiceProvider provider) => provider.GetRequiredService<PreparationDisplay>().ShowAsync(
        () => Task.Run(provider.GetRequiredService<LiveKnowledge>),
        () => Task.Run(provider.GetRequiredService<IIntentClassifier>));
}
