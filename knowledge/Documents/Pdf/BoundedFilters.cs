using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace ChatAssistant.Knowledge.Documents.Pdf;

/// <summary>The filters of PdfPig, which unpack streams, within a budget for the whole file: a small file that claims more is a bomb.</summary>
internal sealed class BoundedFilters(string id) : IFilterProvider
{
    /// <summary>Bytes of all streams together, unpacked.</summary>
    private const long MostUnpacked = 400L * 1024 * 1024;
    /// <summary>Bytes of one stream, unpacked.</summary>
    private const long MostOfAStream = 100L * 1024 * 1024;

    private long _unpacked;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bound(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bound(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(DefaultFilterProvider.Instance.GetAllFilters());

    private IFilter[] Bound(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new Bounded(filter, this))];

    private void Spend(long bytes)
    {
        if (bytes > MostOfAStream || Interlocked.Add(ref _unpacked, bytes) > MostUnpacked) throw new UnreadableDocumentException($"{id}: unpacked, the PDF is over {MostUnpacked / 1_048_576} MB, or a part of it over {MostOfAStream / 1_048_576} MB. Take the pictures out and save it again.");
    }

    private sealed class Bounded(IFilter inner, BoundedFilters budget) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            // Deflate alone makes a thousand bytes of one: they are counted before they are kept.
            if (inner is FlateFilter) budget.Spend(Inflated(input));
            Memory<byte> output = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            if (inner is not FlateFilter) budget.Spend(output.Length);
            return output;
        }

        private static long Inflated(Memory<byte> input)
        {
            // What cannot expand beyond the bound needs no counting.
            const int MostRatio = 1032;
            if (input.Length < 2 || input.Length <= MostOfAStream / MostRatio) return input.Length;
            using var packed = new MemoryStream(input[2..].ToArray(), writable: false);
            using var deflate = new DeflateStream(packed, CompressionMode.Decompress);
            byte[] buffer = new byte[65_536];
            long total = 0;
            try
            {
                int read;
                while (total <= MostOfAStream && (read = deflate.Read(buffer)) > 0) total += read;
            }
            // Damage is for the filter itself to judge.
            catch (InvalidDataException) { }
            return total;
        }
    }
}
