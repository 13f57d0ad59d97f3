using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Import.Formats.Onnx;

/// <summary>An ONNX model as it stands in the file.</summary>
internal sealed class OnnxFile
{
    public OnnxFile(ReadOnlyMemory<byte> file)
    {
        var graph = ReadOnlyMemory<byte>.Empty;
        foreach (var field in ProtoReader.Fields(file))
        {
            switch (field.Number)
            {
                case 2:
                    Producer = field.Text;
                    break;
                case 3:
                    Producer += " " + field.Text;
                    break;
                case 7:
                    graph = field.Bytes;
                    break;
                case 8:
                    ReadOpset(field.Bytes);
                    break;
            }
        }

        if (graph.IsEmpty)
            throw new ImportException("The file has no graph; it is no ONNX model.");
        Graph = new(graph, 0);
    }

    public string Producer { get; private set; } = "";

    public int Opset { get; private set; } = 1;

    public OnnxGraph Graph { get; }

    private void ReadOpset(ReadOnlyMemory<byte> message)
    {
        var (domain, version) = ("", 1L);
        foreach (var field in ProtoReader.Fields(message))
        {
            domain = field.Number == 1 ? field.Text : domain;
            version = field.Number == 2 ? field.Long : version;
        }

        if (domain is "" or "ai.onnx")
            Opset = (int)Math.Clamp(version, 1, 1000);
    }
}

/// <summary>A graph of nodes.</summary>
internal sealed class OnnxGraph
{
    private const int MostDepth = 16;

    public OnnxGraph(ReadOnlyMemory<byte> message, int depth)
    {
        if (depth > MostDepth)
            throw new ImportException("Graphs in the model are nested too deep.");
        foreach (var field in ProtoReader.Fields(message))
        {
            switch (field.Number)
            {
                case 1:
                    Nodes.Add(new(field.Bytes, depth));
                    break;
                case 2:
                    Name = field.Text;
                    break;
                case 5:
                    Initializers.Add(OnnxTensor.Read(field.Bytes));
                    break;
                case 11:
                    Inputs.Add(OnnxValueInfo.Read(field.Bytes));
                    break;
                case 12:
                    Outputs.Add(OnnxValueInfo.Read(field.Bytes));
                    break;
                case 15:
                    throw new ImportException("The model has sparse tensors, which are not taken. Save them as dense ones.");
            }
        }
    }

    public string Name { get; } = "";

    public List<OnnxNode> Nodes { get; } = [];

    public List<OnnxTensor> Initializers { get; } = [];

    public List<OnnxValueInfo> Inputs { get; } = [];

    public List<OnnxValueInfo> Outputs { get; } = [];
}

/// <summary>A graph's input or output.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its dimensions; those that the model leaves open are none.</param>
internal sealed record OnnxValueInfo(string Name, int?[] Shape)
{
    public static OnnxValueInfo Read(ReadOnlyMemory<byte> message)
    {
        var (name, shape) = ("", Array.Empty<int?>());
        foreach (var field in ProtoReader.Fields(message))
        {
            name = field.Number == 1 ? field.Text : name;
            if (field.Number == 2)
            {
                shape = [.. Inside(Inside(field.Bytes, 1), 2).SelectMany(part => ProtoReader.Fields(part)).Where(dim => dim.Number == 1).Select(dim =>
                    ProtoReader.Fields(dim.Bytes).Where(size => size.Number == 1 && size.Long > 0).Select(size => (int?)Graph.Guard.Size(size.Long, "A dimension")).FirstOrDefault())];
            }
        }

        return new(name, shape);
    }

    private static List<ReadOnlyMemory<byte>> Inside(ReadOnlyMemory<byte> message, int number) =>
        [.. ProtoReader.Fields(message).Where(field => field.Number == number).Select(field => field.Bytes)];

    private static List<ReadOnlyMemory<byte>> Inside(List<ReadOnlyMemory<byte>> messages, int number) => [.. messages.SelectMany(message => Inside(message, number))];
}
