using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Operation.Admin;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatAssistant.Operation;

/// <summary>Registers and maps what operators need: health, metrics, records and the page that shows them.</summary>
internal static class OperationServices
{
    private const int ShownDays = 30;

    /// <summary>Comes after the assistant is registered: turns are measured from now.</summary>
    public static IServiceCollection AddOperation(this IServiceCollection services, IConfiguration settings)
    {
        services.AddRecords();
        services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AdminOptions>().BindConfiguration(AdminOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics().AddSingleton<Telemetry>().AddSingleton<Redaction>().AddSingleton<AdminAccess>();
        services.AddHostedService(provider => provider.GetRequiredService<Records>());
        services.AddSingleton<IAssistant>(provider => ActivatorUtilities.CreateInstance<MeasuredAssistant>(provider, ActivatorUtilities.CreateInstance<Assistant>(provider)));
        if (settings[$"{TelemetryOptions.Section}:{nameof(TelemetryOptions.Endpoint)}"] is { Length: > 0 } endpoint && Uri.TryCreate(endpoint, UriKind.Absolute, out _)) Telemetry.Export(services, endpoint);
        return services;
    }

    /// <summary>The records alone.</summary>
    public static IServiceCollection AddRecords(this IServiceCollection services)
    {
        services.AddOptions<PrivacyOptions>().BindConfiguration(PrivacyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Records>();
        return services;
    }

    /// <summary>What users think of answers, counted in the records.</summary>
    public static IServiceCollection AddFeedback(this IServiceCollection services)
    {
        services.AddRecords().AddOptions<FeedbackOptions>().BindConfiguration(FeedbackOptions.Section);
        services.TryAddSingleton<FeedbackReasons>();
        return services;
    }

    public static void MapOperation(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => "ok");
        routes.MapGet("/readyz", (LiveKnowledge knowledge, IHostApplicationLifetime lifetime) => Ready(knowledge.Current, lifetime.ApplicationStopping.IsCancellationRequested));
        routes.MapGet("/admin", static async context => await (await AdminAsync(context)).ExecuteAsync(context));
    }

    // A replica that stops is sent no more turns while it ends those that it has.
    private static IResult Ready(KnowledgeSnapshot snapshot, bool stopping) =>
        Results.Json(new { documents = snapshot.Documents.Count, events = snapshot.Events.Count(), passages = snapshot.PassageCount, snapshot = snapshot.ContentHash }, statusCode: stopping ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);

    private static async Task<IResult> AdminAsync(HttpContext http)
    {
        IServiceProvider parts = http.RequestServices;
        AdminAccess access = parts.GetRequiredService<AdminAccess>();
        if (!access.IsAllowed(http))
        {
            if (access.AsksForToken) http.Response.Headers.WWWAuthenticate = "Basic realm=\"ChatAssistant\", charset=\"UTF-8\"";
            return access.AsksForToken ? Results.StatusCode(StatusCodes.Status401Unauthorized) : Results.Text("This page opens on the bot's own machine. The setting Admin:Token opens it elsewhere.", statusCode: StatusCodes.Status403Forbidden);
        }
        Records records = parts.GetRequiredService<Records>();
        DateTimeOffset now = parts.GetRequiredService<TimeProvider>().GetUtcNow();
        try
        {
            UseReport use = await records.ReadAsync(connection => UseReport.Read(connection, now, ShownDays), http.RequestAborted);
            http.Response.Headers.ContentSecurityPolicy = AdminPage.ContentSecurityPolicy;
            return Results.Content(AdminPage.Write(use, parts.GetRequiredService<LiveKnowledge>().Current, records.KeepsQuestions), "text/html; charset=utf-8");
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            return Results.Text($"The records cannot be read: {problem.Message}", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
