using System.Security.Cryptography;
using System.Text;
using ChatAssistant.Knowledge.Caching;
using ChatAssistant.Knowledge.Documents;
using Microsoft.Extensions.Logging;

namespace ChatAssistant.Understanding.Intents;

/// <summary>Keeps trained models under the hash of what they were trained from, so that only a change trains again.</summary>
internal sealed class IntentModelCache(string folder, ILogger logger)
{
    /// <summary>Raise when code changes what is trained from the same sentences.</summary>
    private const int Recipe = 5;

    private readonly CacheFolder files = new(folder, logger);
    private readonly string key = Convert.ToHexStringLower(SHA256.HashData(
        [.. Utterances.Hash(), .. Encoding.UTF8.GetBytes($"{Recipe} {typeof(Microsoft.ML.MLContext).Assembly.FullName}")]))[..16];

    /// <summary>The kept model; null when there is none or it is damaged.</summary>
    /// <param name="vectors">The model that was trained with sentence vectors, or the one without.</param>
    public TextModel? Find(Language language, bool vectors) => files.Find(FileOf(language, vectors), file => TextModel.Read(language, file));

    /// <returns>The model.</returns>
    public TextModel Keep(Language language, bool vectors, TextModel model)
    {
        files.Keep(FileOf(language, vectors), model.Write);
        return model;
    }

    private string FileOf(Language language, bool vectors) => $"{key}.{language.Code()}{(vectors ? ".vectors" : "")}.model";
}
