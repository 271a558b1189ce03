using System.Security.Cryptography;
using System.Text;
using ChatAssistant.Knowledge.Documents;
using Microsoft.Extensions.Logging;

namespace ChatAssistant.Understanding;

/// <summary>Keeps trained models in a folder under the hash of what they were trained from, so that only a change trains again.</summary>
internal sealed partial class IntentModelCache(string folder, ILogger logger)
{
    /// <summary>Raise when code changes what is trained from the same sentences.</summary>
    private const int Recipe = 2;

    private readonly string key = Convert.ToHexStringLower(SHA256.HashData(
        [.. Utterances.Hash(), .. Encoding.UTF8.GetBytes($"{Recipe} {typeof(Microsoft.ML.MLContext).Assembly.FullName}")]))[..16];

    /// <summary>The kept model; null when there is none or it cannot be read.</summary>
    public IntentModel? Find(Language language, IReadOnlyList<Utterance> utterances)
    {
        string file = FileOf(language);
        if (!File.Exists(file)) return null;
        try
        {
            using FileStream stream = File.OpenRead(file);
            return IntentModel.Load(language, utterances, stream);
        }
        // A damaged file makes Microsoft.ML throw whatever it stumbles on; every such file is trained anew.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogUnreadable(e, file);
            return null;
        }
    }

    /// <summary>Keeps a model; a folder that cannot be written costs only the time to train at the next start.</summary>
    public void Keep(Language language, IntentModel model)
    {
        string file = FileOf(language), unfinished = $"{file}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(folder);
            using (FileStream stream = File.Create(unfinished)) model.Save(stream);
            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogUnwritable(e, folder);
        }
    }

    private string FileOf(Language language) => Path.Combine(folder, $"{key}.{language.Code()}.zip");

    [LoggerMessage(LogLevel.Warning, "The intent model {File} cannot be read; it is trained again.")]
    private partial void LogUnreadable(Exception e, string file);

    [LoggerMessage(LogLevel.Warning, "The folder {Folder} (setting Understanding:Cache) cannot be written; the next start trains again.")]
    private partial void LogUnwritable(Exception e, string folder);
}
