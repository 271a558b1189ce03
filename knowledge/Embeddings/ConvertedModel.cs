using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;

namespace ChatAssistant.Knowledge.Embeddings;

/// <summary>The encoder in the form that ONNX Runtime reads, made once from the npm package and kept in a folder.</summary>
internal static class ConvertedModel
{
    /// <summary>Raise when the graph that is built from the same files changes.</summary>
    private const int Recipe = 2;

    public static InferenceSession Open(string package, string? cache, SessionOptions options)
    {
        string? file = cache is null ? null : Path.Combine(cache, $"encoder-{Recipe}.onnx");
        if (file is not null && File.Exists(file))
        {
            // A file that does not load, such as one cut short by a full disk, is made again.
            try
            {
                return new InferenceSession(file, options);
            }
            catch (OnnxRuntimeException)
            {
                File.Delete(file);
            }
        }
        ByteString model = EncoderGraph.Build(EncoderWeights.Read(package));
        if (file is not null) Keep(model, file);
        return new InferenceSession(model.ToByteArray(), options);
    }

    // A folder that cannot be written costs the time to convert at the next start, no more.
    private static void Keep(ByteString model, string file)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            string unfinished = $"{file}.{Guid.NewGuid():N}";
            using (FileStream stream = File.Create(unfinished)) model.WriteTo(stream);
            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
