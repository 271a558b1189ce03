using ChatAssistant.Commands;

try
{
    return await CommandLine.Build().Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (Exception problem) when (problem is DirectoryNotFoundException or FileNotFoundException or System.Text.Json.JsonException)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
