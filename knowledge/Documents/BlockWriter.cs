using System.Text;

namespace ChatAssistant.Knowledge.Documents;

/// <summary>Writes a document's text block by block, for formats whose files are not text themselves: white space runs become one blank, invisible characters go.</summary>
internal sealed class BlockWriter
{
    private const string BetweenBlocks = "\n\n", BetweenCells = " – ";

    private readonly StringBuilder _text = new();
    private readonly List<Block> _blocks = [];
    private readonly List<(int Start, int Length)> _cells = [];
    private int _start, _cellStart;
    private bool _blank;

    public int Length => _text.Length;

    /// <summary>True when nothing was written since the last block.</summary>
    public bool AtStart => _text.Length == _start;

    public bool IsEmpty => _blocks.Count == 0;

    /// <summary>What was written since the last block.</summary>
    public string Current => _text.ToString(_start, _text.Length - _start);

    /// <summary>What was written from a place on.</summary>
    /// <param name="start">A <see cref="Length"/> of before.</param>
    public string Since(int start) => _text.ToString(start, _text.Length - start);

    /// <summary>Takes back what was written since the last block.</summary>
    public void Discard()
    {
        _text.Length = _start;
        Begin();
    }

    public void Write(ReadOnlySpan<char> data)
    {
        foreach (char c in data)
        {
            if (char.IsWhiteSpace(c)) { _blank = true; continue; }
            if (IsInvisible(c)) continue;
            if (_blank && _text.Length > _start && _text[^1] != ' ') _text.Append(' ');
            _blank = false;
            if (c is >= '\uFB00' and <= '\uFB06') _text.Append(c.ToString().Normalize(NormalizationForm.FormKC));
            else _text.Append(c);
        }
    }

    /// <summary>Ends the block; nothing happens where it is empty. A paragraph that begins with a bullet or number is a list item.</summary>
    public void Close(BlockKind kind, int level = 0, string? marker = null)
    {
        int start = _start;
        if (kind == BlockKind.Paragraph && TextBlocks.MarkerLength(Head()) is > 0 and var length)
        {
            (kind, level, marker) = (BlockKind.ListItem, 1, _text.ToString(_start, length));
            start += length;
            while (start < _text.Length && _text[start] == ' ') start++;
        }
        if (start < _text.Length)
        {
            _blocks.Add(new Block(kind, start, _text.Length - start, level) { Marker = marker });
            _text.Append(BetweenBlocks);
        }
        Begin();
    }

    /// <summary>Ends a cell; what is written next is the next cell of the row.</summary>
    public void CloseCell()
    {
        if (_text.Length > _cellStart) _cells.Add((_cellStart, _text.Length - _cellStart));
        _blank = false;
        _cellStart = _text.Length;
    }

    /// <summary>Called before a cell's text: parts it from the cell before.</summary>
    public void BeginCell()
    {
        if (_cells.Count > 0 && _text.Length == _cells[^1].Start + _cells[^1].Length) _text.Append(BetweenCells);
        _blank = false;
        _cellStart = _text.Length;
    }

    public void CloseRow()
    {
        // The last cells may have been empty.
        if (_cells.Count > 0) _text.Length = _cells[^1].Start + _cells[^1].Length;
        if (_cells.Count > 1)
        {
            _blocks.Add(new Block(BlockKind.TableRow, _start, _text.Length - _start) { Cells = [.. _cells] });
            _text.Append(BetweenBlocks);
        }
        else if (_cells.Count == 1) Close(BlockKind.Paragraph);
        Begin();
    }

    /// <exception cref="UnreadableDocumentException">Nothing was written; <paramref name="whenEmpty"/> is the message after the file's name.</exception>
    public Document ToDocument(RawFile file, string whenEmpty)
    {
        if (_blocks.Count == 0) throw new UnreadableDocumentException($"{file.Id}: {whenEmpty}");
        string text = _text.ToString();
        return new Document(file.Id, text, text, _blocks, LanguageGuesser.Guess(text), file.ContentHash);
    }

    private void Begin()
    {
        _cells.Clear();
        _blank = false;
        _start = _cellStart = _text.Length;
    }

    private ReadOnlySpan<char> Head() => _text.ToString(_start, Math.Min(12, _text.Length - _start));

    // Soft hyphens, zero-width blanks and joiners, byte order marks, control characters.
    private static bool IsInvisible(char c) => c is '\u00AD' or (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF' or '\u2028' or '\u2029' || char.IsControl(c);
}
