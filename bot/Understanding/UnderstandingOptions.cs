using System.ComponentModel.DataAnnotations;

namespace ChatAssistant.Understanding;

/// <summary>Section <c>Understanding</c> of the settings.</summary>
public sealed class UnderstandingOptions
{
    public const string Section = "Understanding";

    /// <summary>Probability, 0 to 1, from which the best intent is believed.</summary>
    /// <value>0.6 by default; below it the words that tell what is asked ("when", "phone") decide.</value>
    [Range(0.0, 1.0, ErrorMessage = "Understanding:EnoughConfidence must lie between 0 and 1.")]
    public double EnoughConfidence { get; set; } = 0.6;

    /// <summary>Lead, 0 to 1, that the best intent needs over the second.</summary>
    /// <value>0.08 by default.</value>
    [Range(0.0, 1.0, ErrorMessage = "Understanding:EnoughLead must lie between 0 and 1.")]
    public double EnoughLead { get; set; } = 0.08;

    /// <summary>Whether English is read with sentence vectors, where the build fetched the encoder.</summary>
    /// <value>True by default; false saves some 130 MB of memory and half a millisecond a message.</value>
    public bool SentenceVectors { get; set; } = true;

    /// <summary>Folder for trained models, made when missing; only a copy, it can be deleted at any time.</summary>
    /// <value>Empty by default: a folder of this user (on Linux <c>~/.local/share/ChatAssistant/intents</c>).</value>
    public string Cache { get; set; } = "";

    /// <summary>The folder that <see cref="Cache"/> means.</summary>
    internal string CacheFolder => Cache.Length > 0 ? Path.GetFullPath(Cache) : Path.Combine(PerUserFolder(), "ChatAssistant", "intents");

    private static string PerUserFolder()
    {
        string folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0 ? folder : Path.GetTempPath();
    }
}
