using System.Text.Json;
using ChatAssistant.Commands;
using Microsoft.Extensions.Options;

try
{
    return await CommandLine.Build().Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (Exception problem) when (problem is DirectoryNotFoundException or FileNotFoundException or JsonException or OptionsValidationException)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
