using System.Text.Json;
using ChatAssistant.Commands;
using Microsoft.Extensions.Options;

try
{
    // The server itself ends accepted turns when it is stopped; the command line would give it two seconds.
    return await CommandLine.Build().Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (Exception problem) when (problem is DirectoryNotFoundException or FileNotFoundException or JsonException or OptionsValidationException)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
