using System.CommandLine;
using ChatAssistant.Benchmarks;
using ChatAssistant.Benchmarks.Load;

// Each benchmark is a command in a file of its own; run it as
//   dotnet run -c Release --project tests/Benchmarks -- COMMAND
var root = new RootCommand("Measures ChatAssistant. Results go to the standard output, plots to tests/Benchmarks/results.");
root.Subcommands.Add(IndexBenchmark.Build());
root.Subcommands.Add(IntentsBenchmark.Build());
root.Subcommands.Add(PassagesBenchmark.Build());
root.Subcommands.Add(MicroBenchmark.Build());
root.Subcommands.Add(ReaderBenchmark.Build());
root.Subcommands.Add(ScaleBenchmark.Build());
root.Subcommands.Add(QualityBenchmark.Build());
root.Subcommands.Add(LoadBenchmark.Build());
root.Subcommands.Add(SoakBenchmark.Build());
return await root.Parse(args).InvokeAsync();
