using System.Text.Json;
using System.Text.Json.Serialization;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Passages;

namespace ChatAssistant.Knowledge.Indexing;

/// <summary>An indexed document as bytes: its text, then the rest as JSON that follows the records by itself. A value is written as its place; its text is taken from the document.</summary>
internal static class IndexedDocumentCodec
{
    private static readonly Serialised Json = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        IncludeFields = true,
        Converters = { new SpanConverter(), new PrintedConverter() },
    });

    // The converters need the document whose values they read or write; a call stays on its thread.
    [ThreadStatic]
    private static Document? _document;

    public static void Write(IndexedDocument indexed, BinaryWriter to)
    {
        Document document = indexed.Document;
        (StoredText text, StoredText? plain) = document.Stored;
        text.Write(to);
        to.Write(plain is not null);
        plain?.Write(to);
        var rest = new Rest(document.Language, document.Blocks, document.PageStarts, indexed.Register, [.. indexed.Passages.Select(p => new Part(p.Start, p.Length, p.Language))]);
        _document = document;
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(rest, Json.Rest);
        to.Write(json.Length);
        to.Write(json);
    }

    /// <exception cref="JsonException">The bytes are no indexed document.</exception>
    public static IndexedDocument Read(string id, string contentHash, BinaryReader from)
    {
        StoredText text = StoredText.Read(from);
        StoredText? plain = from.ReadBoolean() ? StoredText.Read(from) : null;
        _document = new Document(id, text, plain, [], Language.English, contentHash);
        Rest rest = JsonSerializer.Deserialize(from.ReadBytes(from.ReadInt32()), Json.Rest) ?? throw new JsonException("The document is null.");
        var document = new Document(id, text, plain, rest.Blocks, rest.Language, contentHash) { PageStarts = rest.PageStarts };
        return new IndexedDocument(document, rest.Register, [.. rest.Passages.Select(part => new Passage(document, part.Start, part.Length, part.Language))]);
    }

    internal sealed record Rest(Language Language, IReadOnlyList<Block> Blocks, IReadOnlyList<int> PageStarts, DocumentRegister Register, IReadOnlyList<Part> Passages);

    internal sealed record Part(int Start, int Length, Language Language);

    // [start, length]
    private sealed class SpanConverter : JsonConverter<SourceSpan>
    {
        public override SourceSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Read();
            int start = reader.GetInt32();
            reader.Read();
            int length = reader.GetInt32();
            reader.Read();
            return _document!.Span(start, length);
        }

        public override void Write(Utf8JsonWriter writer, SourceSpan value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Start);
            writer.WriteNumberValue(value.Length);
            writer.WriteEndArray();
        }
    }

    // [start, length] where the document prints just that, else [start, length, clean]
    private sealed class PrintedConverter : JsonConverter<Printed>
    {
        public override Printed Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Read();
            int start = reader.GetInt32();
            reader.Read();
            int length = reader.GetInt32();
            reader.Read();
            if (reader.TokenType == JsonTokenType.EndArray) return _document!.Print(start, length);
            var printed = new Printed(_document!.Text.Substring(start, length), _document.Span(start, length)) { Clean = reader.GetString()! };
            reader.Read();
            return printed;
        }

        public override void Write(Utf8JsonWriter writer, Printed value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Source.Start);
            writer.WriteNumberValue(value.Source.Length);
            if (_document!.Print(value.Source.Start, value.Source.Length) != value) writer.WriteStringValue(value.Clean);
            writer.WriteEndArray();
        }
    }
}

[JsonSerializable(typeof(IndexedDocumentCodec.Rest))]
internal sealed partial class Serialised : JsonSerializerContext;
