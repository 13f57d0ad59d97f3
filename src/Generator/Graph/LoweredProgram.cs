using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Model;
using Buffer = Gen.Generator.Graph.Buffer;

namespace Gen.Generator.Graph;

/// <summary>The growing result of lowering: layers in, buffers and steps out.</summary>
/// <param name="parameters">The parameters of all layers.</param>
/// <param name="prepared">What inference asks to be derived from parameters; training shares it for its frozen layers.</param>
internal sealed class LoweredProgram(IEnumerable<ParameterSpec> parameters, List<PreparedSpec> prepared)
{
    private readonly Dictionary<string, LayerTrace> _traces = [];
    private readonly Dictionary<(int Buffer, float Value), Tensor> _copies = [];

    public List<ParameterSpec> Parameters { get; } = parameters.ToList();

    /// <summary>The signals that have names: kept ones, and further inputs.</summary>
    public Dictionary<string, Tensor> Signals { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the user's buffers have their channels first.</summary>
    public bool IsChannelsFirst { get; init; }

    public List<Buffer> Buffers { get; } = [];

    public List<Step> Steps { get; } = [];

    /// <summary>The flipped and transposed weights that the backward pass asks for.</summary>
    public List<TransposedSpec> Transposed { get; } = [];

    public List<PreparedSpec> Prepared { get; } = prepared;

    /// <summary>What was decided about each convolution.</summary>
    public List<Algorithm> Algorithms { get; } = [];

    /// <summary>What a layer's forward pass left, by its name.</summary>
    public LayerTrace TraceOf(string layer)
    {
        if (!_traces.TryGetValue(layer, out var trace))
            _traces.Add(layer, trace = new LayerTrace());
        return trace;
    }

    /// <summary>The copy of a signal that has room around it, made once for all readers that want the same in it.</summary>
    public Tensor CopyFor(Tensor x, float value, Func<Tensor> copy)
    {
        if (!_copies.TryGetValue((x.Buffer, value), out var made))
            _copies.Add((x.Buffer, value), made = copy());
        return made with { Shape = x.Shape };
    }

    /// <summary>Whether one step writes a buffer and one other reads it.</summary>
    public bool IsBetween(int buffer) => Buffers[buffer].Place == BufferPlace.Sample
        && Steps.Count(step => step.Operands.Any(operand => operand.IsBuffer(buffer))) == 2;

    public Tensor Add(Buffer buffer, Shape shape)
    {
        // Forward and backward may both copy the same layer's signal; each constant needs a name of its own.
        var (name, copies) = (buffer.Name, 1);
        while (Buffers.Any(other => other.Name == name))
            name = FormattableString.Invariant($"{buffer.Name}_{++copies}");
        Buffers.Add(buffer with { Name = name });
        return new Tensor(Buffers.Count - 1, shape);
    }
}
