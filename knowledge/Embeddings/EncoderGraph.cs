using System.Runtime.InteropServices;
using Google.Protobuf;

namespace ChatAssistant.Knowledge.Embeddings;

/// <summary>
/// Universal Sentence Encoder Lite as an ONNX model for one sentence, from the weights of its TensorFlow.js form: the embeddings of the tokens with a
/// timing signal, two transformer layers that normalise before they work, the mean, and a dense layer, as a vector of length 1.
/// </summary>
internal sealed class EncoderGraph
{
    /// <summary>Tokens after these are not read.</summary>
    public const int MaxTokens = 128;

    public const string Tokens = "tokens", Positions = "positions";
    private const int Heads = 4;

    /// <summary>Weights lie between this and its opposite: two of them times two bytes fit into 16 bits, in which processors without VNNI add them up.</summary>
    private const int LargestWeight = 64;

    private const float Epsilon = 1e-6f;

    private readonly EncoderWeights weights;
    private readonly OnnxGraph graph = new();

    private EncoderGraph(EncoderWeights weights) => this.weights = weights;

    public static ByteString Build(EncoderWeights weights) => new EncoderGraph(weights).Build();

    private ByteString Build()
    {
        string x = Embed();
        // The first layer also widens from 256 to 512.
        string widened = Dense(x, "Layer_0/TransformerLayer/dense/kernel", "Layer_0/TransformerLayer/dense/bias");
        x = Feed(0, Add(Attend(0, x, 256), widened));
        x = Feed(1, Add(Attend(1, x, 512), x));
        string mean = graph.Node("ReduceMean", [x], ("axes", new long[] { 0 }), ("keepdims", 1L));
        string tanh = graph.Node("Tanh", [Dense(mean, "tanh_layer_0/weights", "tanh_layer_0/bias")]);
        string unit = graph.Node("LpNormalization", [tanh], ("axis", 1L), ("p", 2L));
        return graph.Model(graph.Node("Reshape", [unit, graph.Constant([-1L])]));
    }

    private string Embed()
    {
        string embedded = graph.Node("Gather", [graph.Constant(weights.Find("module/Embeddings_en")), graph.Input(Tokens)]);
        string timing = graph.Node("Gather", [Timing(), graph.Input(Positions)]);
        // TensorFlow's graph looks the embeddings up twice and adds both.
        return Add(Add(embedded, embedded), timing);
    }

    // Sines, then cosines, of the position at each of the stored frequencies.
    private string Timing()
    {
        ReadOnlySpan<float> frequencies = MemoryMarshal.Cast<byte, float>(weights.Find("AddTimingSignal/TimingSignal/ExpandDims_1").Bytes.Span);
        var table = new float[MaxTokens * 2 * frequencies.Length];
        for (int position = 0; position < MaxTokens; position++)
        {
            for (int f = 0; f < frequencies.Length; f++)
            {
                (float sin, float cos) = MathF.SinCos(position * frequencies[f]);
                int row = position * 2 * frequencies.Length;
                (table[row + f], table[row + frequencies.Length + f]) = (sin, cos);
            }
        }
        return graph.Constant(table, MaxTokens, 2 * frequencies.Length);
    }

    private string Attend(int layer, string x, long width)
    {
        string part = $"Layer_{layer}/TransformerLayer/MultiheadAttention/";
        string normal = Normalise(x, $"Layer_{layer}/TransformerLayer/layer_prepostprocess/layer_norm/");
        string[] qkv = graph.Nodes("Split", 3, [Dense(normal, part + "qkv_transform_single/kernel", part + "qkv_transform_single/bias")], [("axis", 1L)]);
        string query = Head(graph.Node("Mul", [qkv[0], graph.Constant(weights.Find(part + "mul/y"))]), width, [1, 0, 2]);
        string likeness = graph.Node("Softmax", [graph.Node("MatMul", [query, Head(qkv[1], width, [1, 2, 0])])], ("axis", -1L));
        string mixed = graph.Node("Transpose", [graph.Node("MatMul", [likeness, Head(qkv[2], width, [1, 0, 2])])], ("perm", new long[] { 1, 0, 2 }));
        return Dense(graph.Node("Reshape", [mixed, graph.Constant([-1L, width])]), part + "output_transform_single/kernel", part + "output_transform_single/bias");
    }

    private string Head(string x, long width, long[] order) =>
        graph.Node("Transpose", [graph.Node("Reshape", [x, graph.Constant([-1L, Heads, width / Heads])])], ("perm", order));

    private string Feed(int layer, string x)
    {
        string part = $"Layer_{layer}/TransformerLayer/FFN/";
        string inner = graph.Node("Relu", [Dense(Normalise(x, part + "layer_prepostprocess/layer_norm/"), part + "conv1/Tensordot/Reshape_1", part + "conv1/bias")]);
        return Add(Dense(inner, part + "conv2/Tensordot/Reshape_1", part + "conv2/bias"), x);
    }

    private string Normalise(string x, string part) => graph.Node("LayerNormalization",
        [x, graph.Constant(weights.Find(part + "layer_norm_scale")), graph.Constant(weights.Find(part + "layer_norm_bias"))], ("axis", -1L), ("epsilon", Epsilon));

    // Weights as bytes, each column with its scale, and each row of x made bytes as it comes: a third of the time, for vectors that differ by a hundredth.
    private string Dense(string x, string kernel, string bias)
    {
        EncoderTensor matrix = weights.Find(kernel);
        // Kernels of 1 x 1 convolutions are matrices.
        int rows = (int)matrix.Shape[^2], columns = (int)matrix.Shape[^1];
        ReadOnlySpan<float> values = MemoryMarshal.Cast<byte, float>(matrix.Bytes.Span);
        var scales = new float[columns];
        for (int i = 0; i < values.Length; i++) scales[i % columns] = Math.Max(scales[i % columns], MathF.Abs(values[i]) / LargestWeight);
        var bytes = new sbyte[values.Length];
        for (int i = 0; i < bytes.Length; i++) bytes[i] = scales[i % columns] == 0 ? (sbyte)0 : (sbyte)MathF.Round(values[i] / scales[i % columns]);
        return graph.RuntimeNode("DynamicQuantizeMatMul", x, graph.Constant(bytes, rows, columns), graph.Constant(scales, columns), "", graph.Constant(weights.Find(bias)));
    }

    private string Add(string one, string other) => graph.Node("Add", [one, other]);
}
