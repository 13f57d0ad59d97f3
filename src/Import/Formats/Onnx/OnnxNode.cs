using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Import.Formats.Onnx;

/// <summary>A node: an operator with its tensors and attributes.</summary>
internal sealed class OnnxNode
{
    private readonly Dictionary<string, OnnxAttribute> _attributes = new(StringComparer.Ordinal);

    public OnnxNode(ReadOnlyMemory<byte> message, int depth)
    {
        foreach (var field in ProtoReader.Fields(message))
        {
            switch (field.Number)
            {
                case 1:
                    Inputs.Add(field.Text);
                    break;
                case 2:
                    Outputs.Add(field.Text);
                    break;
                case 3:
                    Name = field.Text;
                    break;
                case 4:
                    Op = field.Text;
                    break;
                case 5:
                    var attribute = new OnnxAttribute(field.Bytes, depth);
                    _attributes[attribute.Name] = attribute;
                    break;
                case 7:
                    Domain = field.Text;
                    break;
            }
        }
    }

    public string Name { get; } = "";

    public string Op { get; } = "";

    public string Domain { get; } = "";

    public List<string> Inputs { get; } = [];

    public List<string> Outputs { get; } = [];

    public string Place => $"node '{(Name.Length > 0 ? Name : Outputs.FirstOrDefault() ?? "?")}' ({(Domain is "" or "ai.onnx" ? "" : Domain + ".")}{Op})";

    public bool Has(string attribute) => _attributes.ContainsKey(attribute);

    public long Integer(string attribute, long byDefault) => _attributes.TryGetValue(attribute, out var found) ? found.Integer : byDefault;

    public double Real(string attribute, double byDefault) => _attributes.TryGetValue(attribute, out var found) ? found.Real : byDefault;

    public string Text(string attribute, string byDefault) => _attributes.TryGetValue(attribute, out var found) ? found.Text : byDefault;

    public long[]? Integers(string attribute) => _attributes.TryGetValue(attribute, out var found) ? [.. found.Integers] : null;

    public string[]? Texts(string attribute) => _attributes.TryGetValue(attribute, out var found) ? [.. found.Texts] : null;

    public double[]? Reals(string attribute) => _attributes.TryGetValue(attribute, out var found) ? [.. found.Reals] : null;

    public OnnxTensor? Tensor(string attribute) => _attributes.TryGetValue(attribute, out var found) ? found.Tensor : null;

    public OnnxGraph? Graph(string attribute) => _attributes.TryGetValue(attribute, out var found) ? found.Graph : null;

    public ImportException Refuse(string why) => new($"{Place}: {why}.");
}

/// <summary>An attribute of a node, whatever kind it is.</summary>
internal sealed class OnnxAttribute
{
    public OnnxAttribute(ReadOnlyMemory<byte> message, int depth)
    {
        foreach (var field in ProtoReader.Fields(message))
        {
            switch (field.Number)
            {
                case 1:
                    Name = field.Text;
                    break;
                case 2:
                    Real = field.Single;
                    break;
                case 3:
                    Integer = field.Long;
                    break;
                case 4:
                    Text = field.Text;
                    break;
                case 5:
                    Tensor = OnnxTensor.Read(field.Bytes);
                    break;
                case 6:
                    Graph = new(field.Bytes, depth + 1);
                    break;
                case 7:
                    Reals.AddRange(OnnxTensor.Singles(field));
                    break;
                case 8:
                    Integers.AddRange(ProtoReader.Packed(field).Select(value => (long)value));
                    break;
                case 9:
                    Texts.Add(field.Text);
                    break;
            }
        }
    }

    public string Name { get; } = "";

    public double Real { get; }

    public long Integer { get; }

    public string Text { get; } = "";

    public OnnxTensor? Tensor { get; }

    public OnnxGraph? Graph { get; }

    public List<double> Reals { get; } = [];

    public List<long> Integers { get; } = [];

    public List<string> Texts { get; } = [];
}
