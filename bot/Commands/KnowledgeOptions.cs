using System.ComponentModel.DataAnnotations;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Commands;

/// <summary>Section <c>Knowledge</c> of the settings.</summary>
internal sealed class KnowledgeOptions
{
    public const string Section = "Knowledge";

    /// <summary>The folder of documents to answer from; a relative one is looked for where the program is started, then beside ChatAssistant.sln.</summary>
    /// <value><c>seeds</c> by default.</value>
    [Required(ErrorMessage = "Knowledge:Documents is empty. Name the folder that holds your documents.")]
    public string Documents { get; set; } = "seeds";

    /// <summary>Whether changes of the folder change the answers while the bot runs.</summary>
    /// <value>True by default.</value>
    public bool Watch { get; set; } = true;

    /// <summary>Folder for what was read from the documents, so that the next start is quick; only a copy, it can be deleted at any time.</summary>
    /// <value>By default a folder of this user (on Linux <c>~/.local/share/ChatAssistant/documents</c>); empty for none.</value>
    public string Cache { get; set; } = System.IO.Path.Combine(PerUserFolder(), "ChatAssistant", "documents");

    /// <summary>Files over this size, in bytes, are not read.</summary>
    /// <value>25 MB by default.</value>
    [Range(1, 1_073_741_824, ErrorMessage = "Knowledge:MaxFileBytes must lie between 1 and 1073741824 (1 GB).")]
    public long MaxFileBytes { get; set; } = DocumentReaders.DefaultMaxFileBytes;

    private static string PerUserFolder()
    {
        string folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0 ? folder : System.IO.Path.GetTempPath();
    }
}
