using System.Runtime.InteropServices;
using Google.Protobuf;

namespace ChatAssistant.Knowledge.Embeddings;

/// <summary>Builds a model in the ONNX format (onnx.proto3, IR version 8, operator set 17, with ONNX Runtime's own operators): nodes and constants in order, each call returning the name of what it made.</summary>
internal sealed class OnnxGraph
{
    private const int IrVersion = 8, OperatorSet = 17, Float = 1, Int8 = 3, Int64 = 7;
    private const string Runtime = "com.microsoft";
    private readonly List<ByteString> nodes = [], constants = [], inputs = [];

    /// <summary>A vector of integers of any length, given when the model runs.</summary>
    public string Input(string name)
    {
        inputs.Add(Value(name, Int64, "n"));
        return name;
    }

    public string Constant(EncoderTensor tensor) => Constant(Float, tensor.Bytes, tensor.Shape);

    public string Constant(float[] values, params long[] shape) => Constant(Float, MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), shape);

    public string Constant(long[] values) => Constant(Int64, MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), [values.Length]);

    public string Constant(sbyte[] values, params long[] shape) => Constant(Int8, MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), shape);

    /// <summary>An operator that ONNX Runtime adds to those of the standard.</summary>
    public string RuntimeNode(string type, params string[] inputs) => Nodes(type, 1, inputs, [], Runtime)[0];

    /// <param name="attributes">Integers, lists of integers or floats by name.</param>
    public string Node(string type, string[] inputs, params (string Name, object Value)[] attributes) => Nodes(type, 1, inputs, attributes)[0];

    public string[] Nodes(string type, int outputs, string[] inputs, (string Name, object Value)[] attributes, string domain = "")
    {
        string[] made = [.. Enumerable.Range(0, outputs).Select(output => $"{type}{nodes.Count}.{output}")];
        nodes.Add(Message(node =>
        {
            foreach (string input in inputs) Text(node, 1, input);
            foreach (string output in made) Text(node, 2, output);
            Text(node, 4, type);
            foreach ((string name, object value) in attributes) Part(node, 5, Attribute(name, value));
            if (domain.Length > 0) Text(node, 7, domain);
        }));
        return made;
    }

    /// <summary>The finished model, whose output is a row of floats.</summary>
    public ByteString Model(string output) => Message(model =>
    {
        Number(model, 1, IrVersion);
        Part(model, 8, Message(set => Number(set, 2, OperatorSet)));
        Part(model, 8, Message(set => { Text(set, 1, Runtime); Number(set, 2, 1); }));
        Part(model, 7, Message(graph =>
        {
            foreach (ByteString node in nodes) Part(graph, 1, node);
            Text(graph, 2, "encoder");
            foreach (ByteString constant in constants) Part(graph, 5, constant);
            foreach (ByteString input in inputs) Part(graph, 11, input);
            Part(graph, 12, Value(output, Float, "dimensions"));
        }));
    });

    private string Constant(int type, ReadOnlyMemory<byte> bytes, long[] shape)
    {
        string name = $"constant{constants.Count}";
        constants.Add(Message(tensor =>
        {
            foreach (long size in shape) Number(tensor, 1, size);
            Number(tensor, 2, type);
            Text(tensor, 8, name);
            Part(tensor, 9, UnsafeByteOperations.UnsafeWrap(bytes));
        }));
        return name;
    }

    private static ByteString Attribute(string name, object value) => Message(attribute =>
    {
        Text(attribute, 1, name);
        switch (value)
        {
            case float real:
                attribute.WriteTag(2, WireFormat.WireType.Fixed32);
                attribute.WriteFloat(real);
                Number(attribute, 20, 1);
                break;
            case long whole:
                Number(attribute, 3, whole);
                Number(attribute, 20, 2);
                break;
            case long[] list:
                foreach (long item in list) Number(attribute, 8, item);
                Number(attribute, 20, 7);
                break;
            default: throw new ArgumentException($"An attribute cannot be a {value.GetType().Name}.", nameof(value));
        }
    });

    private static ByteString Value(string name, int type, string dimension) => Message(value =>
    {
        Text(value, 1, name);
        Part(value, 2, Message(kind => Part(kind, 1, Message(tensor =>
        {
            Number(tensor, 1, type);
            Part(tensor, 2, Message(shape => Part(shape, 1, Message(size => Text(size, 2, dimension)))));
        }))));
    });

    private static ByteString Message(Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using (var stream = new CodedOutputStream(bytes, leaveOpen: true)) write(stream);
        return UnsafeByteOperations.UnsafeWrap(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    private static void Text(CodedOutputStream stream, int field, string text)
    {
        stream.WriteTag(field, WireFormat.WireType.LengthDelimited);
        stream.WriteString(text);
    }

    private static void Number(CodedOutputStream stream, int field, long number)
    {
        stream.WriteTag(field, WireFormat.WireType.Varint);
        stream.WriteInt64(number);
    }

    private static void Part(CodedOutputStream stream, int field, ByteString part)
    {
        stream.WriteTag(field, WireFormat.WireType.LengthDelimited);
        stream.WriteBytes(part);
    }
}
