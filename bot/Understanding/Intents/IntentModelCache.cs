using System.Security.Cryptography;
using System.Text;
using ChatAssistant.Knowledge.Documents;
using Microsoft.Extensions.Logging;

namespace ChatAssistant.Understanding.Intents;

/// <summary>Keeps trained models in a folder under the hash of what they were trained from, so that only a change trains again. A file begins with the SHA-256 of the rest.</summary>
internal sealed partial class IntentModelCache(string folder, ILogger logger)
{
    /// <summary>Raise when code changes what is trained from the same sentences.</summary>
    private const int Recipe = 3;

    private readonly string key = Convert.ToHexStringLower(SHA256.HashData(
        [.. Utterances.Hash(), .. Encoding.UTF8.GetBytes($"{Recipe} {typeof(Microsoft.ML.MLContext).Assembly.FullName}")]))[..16];

    /// <summary>The kept model; null when there is none or it cannot be read.</summary>
    /// <param name="vectors">The model that was trained with sentence vectors, or the one without.</param>
    public TextModel? Find(Language language, bool vectors)
    {
        string file = FileOf(language, vectors);
        if (!File.Exists(file)) return null;
        try
        {
            byte[] kept = File.ReadAllBytes(file);
            if (kept.Length > SHA256.HashSizeInBytes && SHA256.HashData(kept.AsSpan(SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(kept.AsSpan(0, SHA256.HashSizeInBytes)))
                return TextModel.Load(language, new MemoryStream(kept, SHA256.HashSizeInBytes, kept.Length - SHA256.HashSizeInBytes));
            LogDamaged(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(e, file);
        }
        return null;
    }

    /// <summary>Keeps a model; a folder that cannot be written costs only the time to train at the next start.</summary>
    /// <returns>The model.</returns>
    public TextModel Keep(Language language, bool vectors, TextModel model)
    {
        string file = FileOf(language, vectors), unfinished = $"{file}.{Guid.NewGuid():N}";
        using var body = new MemoryStream();
        model.Save(body);
        byte[] bytes = body.ToArray();
        try
        {
            Directory.CreateDirectory(folder);
            using (FileStream stream = File.Create(unfinished))
            {
                stream.Write(SHA256.HashData(bytes));
                stream.Write(bytes);
            }
            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogUnwritable(e, folder);
        }
        return model;
    }

    private string FileOf(Language language, bool vectors) => Path.Combine(folder, $"{key}.{language.Code()}{(vectors ? ".vectors" : "")}.model");

    [LoggerMessage(LogLevel.Warning, "The intent model {File} is damaged; it is trained again.")]
    private partial void LogDamaged(string file);

    [LoggerMessage(LogLevel.Warning, "The intent model {File} cannot be read; it is trained again.")]
    private partial void LogUnreadable(Exception e, string file);

    [LoggerMessage(LogLevel.Warning, "The folder {Folder} (setting Understanding:Cache) cannot be written; the next start trains again.")]
    private partial void LogUnwritable(Exception e, string folder);
}
