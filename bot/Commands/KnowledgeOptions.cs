using System.ComponentModel.DataAnnotations;

namespace ChatAssistant.Commands;

/// <summary>Section <c>Knowledge</c> of the settings.</summary>
internal sealed class KnowledgeOptions
{
    public const string Section = "Knowledge";

    /// <summary>The folder of documents to answer from; a relative one is looked for where the program is started, then beside ChatAssistant.sln.</summary>
    /// <value><c>seeds</c> by default.</value>
    [Required(ErrorMessage = "Knowledge:Documents is empty. Name the folder that holds your documents.")]
    public string Documents { get; set; } = "seeds";
}
