using System.Diagnostics;
using System.Diagnostics.Metrics;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Indexing;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChatAssistant.Operation;

/// <summary>What the bot counts and times, as the meter and the source of traces <c>ChatAssistant</c>. No label holds a text or tells who a user is.</summary>
internal sealed class Telemetry
{
    public const string Name = "ChatAssistant";
    public static ActivitySource Traces { get; } = new(Name);
    private readonly Counter<long> _turns, _failed;
    private readonly Histogram<double> _duration;

    public Telemetry(IMeterFactory meters, LiveKnowledge knowledge, KnowledgeFolder folder)
    {
        Meter meter = meters.Create(Name);
        _turns = meter.CreateCounter<long>("chatassistant.turns", "{turn}", "Turns, by channel, intent, outcome and language.");
        _failed = meter.CreateCounter<long>("chatassistant.turns.failed", "{turn}", "Turns that ended in an error, by channel.");
        _duration = meter.CreateHistogram<double>("chatassistant.turn.duration", "s", "How long turns took, by channel.");
        meter.CreateObservableGauge("chatassistant.index.duration", () => folder.LastTook.TotalSeconds, "s", "How long the documents took to read when something was last read.");
        meter.CreateObservableGauge("chatassistant.documents", () => knowledge.Current.Documents.Count, "{document}", "Documents that answers come from.");
        meter.CreateObservableGauge("chatassistant.documents.problems", () => knowledge.Current.Files.Count(file => file.Problem is not null), "{file}", "Files that could not be read.");
    }

    public void Count(Turn turn)
    {
        _turns.Add(1, new("channel", turn.Channel), new("intent", turn.Intent), new("outcome", turn.Outcome), new("language", turn.Language));
        _duration.Record(turn.Took.TotalSeconds, new KeyValuePair<string, object?>("channel", turn.Channel));
    }

    public void Failed(string channel) => _failed.Add(1, new KeyValuePair<string, object?>("channel", channel));

    /// <summary>Sends metrics and traces to a collector. Of the platform's own only requests are counted: traces of them would hold addresses, and those hold tokens.</summary>
    public static void Export(IServiceCollection services, string endpoint)
    {
        void To(OtlpExporterOptions options, string signal) => (options.Protocol, options.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri($"{endpoint.TrimEnd('/')}/v1/{signal}"));
        // Always sampled: the request around a turn is a trace that nobody records, and would decide otherwise.
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Name))
            .WithMetrics(metrics => metrics.AddMeter(Name, "ChatAssistant.BotFramework", "Microsoft.AspNetCore.Hosting").AddOtlpExporter(options => To(options, "metrics")))
            .WithTracing(traces => traces.SetSampler(new AlwaysOnSampler()).AddSource(Name).AddOtlpExporter(options => To(options, "traces")));
    }
}
