using System.IO.Compression;
using System.Security.Cryptography;

namespace ChatAssistant.Web.Pages;

/// <summary>The pages' scripts and styles, out of the assembly. Each is compressed once, and served under a name that changes with its content.</summary>
internal sealed class StaticAssets
{
    private const string Folder = "ChatAssistant.Web.Assets.";
    private static readonly Dictionary<string, string> Types = new() { [".css"] = "text/css; charset=utf-8", [".js"] = "text/javascript; charset=utf-8", [".txt"] = "text/plain; charset=utf-8" };
    private readonly Dictionary<string, Asset> _byName = Load().ToDictionary(asset => asset.Name);
    private readonly Dictionary<string, Asset> _byHashedName;

    public StaticAssets() => _byHashedName = _byName.Values.ToDictionary(asset => asset.HashedName);

    /// <summary>The path of an asset ("chat.js"); null when the build left it out.</summary>
    public string? Path(string name) => _byName.TryGetValue(name, out Asset? asset) ? "/assets/" + asset.HashedName : null;

    /// <summary>Serves a hashed name: what it holds never changes.</summary>
    public IResult Serve(HttpContext http, string hashedName) => _byHashedName.TryGetValue(hashedName, out Asset? asset) ? Send(http, asset, "public, max-age=31536000, immutable") : Results.NotFound();

    /// <summary>Serves an asset under its own name, to pages of any origin; clients ask anew after an hour.</summary>
    public IResult ServeEmbed(HttpContext http, string name)
    {
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Send(http, _byName[name], "public, max-age=3600");
    }

    private static IResult Send(HttpContext http, Asset asset, string caching)
    {
        (byte[] bytes, string? encoding) = asset.For(http.Request.Headers.AcceptEncoding.ToString());
        IHeaderDictionary headers = http.Response.Headers;
        headers.CacheControl = caching;
        headers.Vary = "Accept-Encoding";
        if (encoding is not null) headers.ContentEncoding = encoding;
        return Results.Bytes(bytes, Types[System.IO.Path.GetExtension(asset.Name)]);
    }

    private static IEnumerable<Asset> Load()
    {
        foreach (string resource in typeof(StaticAssets).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using Stream stream = typeof(StaticAssets).Assembly.GetManifestResourceStream(resource)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            yield return new Asset(resource[Folder.Length..], bytes.ToArray());
        }
    }

    /// <param name="name">As embedded; one that is compressed already ends in ".br".</param>
    private sealed class Asset(string name, byte[] embedded)
    {
        private readonly Lazy<byte[]> _plain = new(() => IsBrotli(name) ? Copied(embedded, stream => new BrotliStream(stream, CompressionMode.Decompress)) : embedded);
        private readonly Lazy<byte[]> _brotli = new(() => IsBrotli(name) ? embedded : Compressed(embedded, stream => new BrotliStream(stream, CompressionLevel.SmallestSize)));
        private Lazy<byte[]>? _gzip;

        public string Name => IsBrotli(name) ? name[..^3] : name;

        public string HashedName { get; } = $"{System.IO.Path.GetFileNameWithoutExtension(IsBrotli(name) ? name[..^3] : name)}.{Convert.ToHexStringLower(SHA256.HashData(embedded))[..12]}{System.IO.Path.GetExtension(IsBrotli(name) ? name[..^3] : name)}";

        public (byte[] Bytes, string? Encoding) For(string accepted)
        {
            if (accepted.Contains("br", StringComparison.Ordinal)) return (_brotli.Value, "br");
            if (!accepted.Contains("gzip", StringComparison.Ordinal)) return (_plain.Value, null);
            Lazy<byte[]> gzip = _gzip ??= new(() => Compressed(_plain.Value, stream => new GZipStream(stream, CompressionLevel.SmallestSize)));
            return (gzip.Value, "gzip");
        }

        private static bool IsBrotli(string name) => name.EndsWith(".br", StringComparison.Ordinal);

        private static byte[] Copied(byte[] bytes, Func<Stream, Stream> open)
        {
            using var result = new MemoryStream();
            using (Stream from = open(new MemoryStream(bytes))) from.CopyTo(result);
            return result.ToArray();
        }

        private static byte[] Compressed(byte[] bytes, Func<Stream, Stream> open)
        {
            using var result = new MemoryStream();
            using (Stream to = open(result)) to.Write(bytes);
            return result.ToArray();
        }
    }
}
