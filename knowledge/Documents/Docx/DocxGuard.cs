using System.IO.Compression;
using System.Xml;

namespace ChatAssistant.Knowledge.Documents.Docx;

/// <summary>Refuses Word files that are made to exhaust whoever opens them, before they are opened: bombs, entities, endless nesting.</summary>
internal static class DocxGuard
{
    /// <summary>Bytes of all parts, unpacked.</summary>
    private const long MostUnpacked = 200L * 1024 * 1024;

    /// <summary>Characters of one part that is read.</summary>
    public const long MostXml = 64L * 1024 * 1024;

    /// <summary>A part over <see cref="SmallPart"/> bytes that was packed more tightly than this is no writing.</summary>
    private const int MostRatio = 200;
    private const long SmallPart = 4L * 1024 * 1024;

    /// <summary>Elements within elements; the library reads them by recursion.</summary>
    private const int MostNested = 256;

    /// <exception cref="UnreadableDocumentException">The file is a bomb.</exception>
    /// <exception cref="InvalidDataException">The file is no archive.</exception>
    /// <exception cref="XmlException">A part is no XML, or declares entities.</exception>
    public static void Check(string id, MemoryStream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        long unpacked = 0;
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            unpacked += entry.Length;
            bool tight = entry.Length > SmallPart && entry.Length / Math.Max(1, entry.CompressedLength) > MostRatio;
            if (tight || unpacked > MostUnpacked) throw new UnreadableDocumentException($"{id}: unpacked, the Word file is over {(tight ? SmallPart : MostUnpacked) / 1_048_576} MB of {(tight ? "repetition" : "content")}. Take the pictures out and save it again.");
        }
        foreach (ZipArchiveEntry part in archive.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))) CheckNesting(id, part);
        stream.Position = 0;
    }

    // The sizes that the archive declares may be lies: the reader counts for itself.
    private static void CheckNesting(string id, ZipArchiveEntry part)
    {
        using Stream content = part.Open();
        using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostXml, CheckCharacters = false });
        while (reader.Read())
        {
            if (reader.Depth > MostNested) throw new UnreadableDocumentException($"{id}: the Word file is nested over {MostNested} deep. Open it in Word and save it again as .docx.");
        }
    }
}
