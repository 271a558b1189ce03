namespace ChatAssistant.Knowledge.Documents.Pdf;

/// <summary>A piece of a page, in reading order.</summary>
/// <param name="Lines">Lines as a writer would type them: what only the width of the column broke is one line again. For a row: its cells.</param>
/// <param name="Top">Height of its upper edge above the page's lower edge, in points.</param>
internal sealed record PageBlock(IReadOnlyList<string> Lines, double Top, double Bottom, bool IsRow = false);
