using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Layers;
using Gen.Generator.Model;
using Buffer = Gen.Generator.Graph.Buffer;

namespace Gen.Generator.Lowering;

/// <summary>What both directions share: the buffers and steps so far, and whose turn it is.</summary>
internal abstract class LoweringBuilder(LoweredProgram lowered)
{
    /// <summary>What has been lowered so far.</summary>
    protected LoweredProgram Lowered { get; } = lowered;

    /// <summary>The layer whose turn it is; none at the network's borders.</summary>
    public Layer? Layer { get; set; }

    /// <summary>What the forward pass of the present layer left for its backward one.</summary>
    public LayerTrace Trace => Lowered.TraceOf(LayerName);

    private string LayerName => Layer?.Name ?? "";

    protected abstract Phase Phase { get; }

    protected virtual bool ForInputGradient => false;

    /// <summary>The present layer's parameter, by the second half of its name.</summary>
    public int Parameter(string suffix)
    {
        var name = $"{LayerName}.{suffix}";
        return Lowered.Parameters.FindIndex(parameter => parameter.Name == name);
    }

    /// <summary>A new buffer, named after the present layer.</summary>
    public Tensor Buffer(string what, Shape shape, BufferPlace place = BufferPlace.Sample) =>
        Lowered.Add(new Buffer($"{LayerName.Replace('.', '_')}_{what}", place, shape.Size), shape);

    /// <summary>Adds a kernel's call; the last operand is written.</summary>
    public void Run(Kernel kernel, params Operand[] operands) =>
        Add(new KernelStep(LayerName, kernel, operands.ToEquatable()));

    /// <summary>Adds a call of the runtime for each sample.</summary>
    public void Call(string method, string sentence, Operand[] operands, params string[] values) =>
        Add(new RuntimeStep(LayerName, method, sentence, operands.ToEquatable(), values.ToEquatable(), ForBatch: false));

    /// <summary>Adds a call of the runtime for the whole batch.</summary>
    public void CallForBatch(string method, string sentence, Operand[] operands, params string[] values) =>
        Add(new RuntimeStep(LayerName, method, sentence, operands.ToEquatable(), values.ToEquatable(), ForBatch: true));

    /// <summary>
    /// The tensor with room for a reader to look so many floats to both sides. The buffer's owner writes straight into its middle; only the user's span, or
    /// a buffer whose surroundings another reader wants to be different, is copied.
    /// </summary>
    /// <param name="x">The tensor.</param>
    /// <param name="left">The floats before it.</param>
    /// <param name="right">The floats behind it.</param>
    /// <param name="value">What the room holds.</param>
    /// <param name="isWritten">Whether steps write into the room, so that no other reader may count on it.</param>
    public Tensor WithHalo(Tensor x, int left, int right, float value = 0, bool isWritten = false)
    {
        if (left == 0 && right == 0)
            return x;
        if (!Lowered.Buffers[x.Buffer].TakesHalo(value, isWritten))
            x = isWritten || Phase != Phase.Forward ? Copy(x) : Lowered.CopyFor(x, value, () => Copy(x));
        Lowered.Buffers[x.Buffer] = Lowered.Buffers[x.Buffer].WithHalo(left, right, value, isWritten);
        return x;
    }

    private Tensor Copy(Tensor x)
    {
        var copy = Buffer("padded", x.Shape);
        Run(MapKernel.Flat(x.Shape.Size, 1, Expression.Identity), x.At(), copy.At());
        return copy;
    }

    private void Add(Step step) =>
        Lowered.Steps.Add(step with { Phase = Phase, ForInputGradient = ForInputGradient });
}

/// <summary>What one layer's forward pass left for its backward one.</summary>
internal sealed class LayerTrace
{
    /// <summary>The input as the layer read it, halo included.</summary>
    public Tensor Input { get; set; }

    public Tensor Output { get; set; }

    /// <summary>What the layer's activation was applied to.</summary>
    public Tensor Activated { get; set; }

    /// <summary>Whatever else the layer keeps.</summary>
    public Tensor Kept { get; set; }

    /// <summary>The rows that scans keep, one signal for each direction.</summary>
    public List<Tensor> Rows { get; } = [];

    /// <summary>The gradients of the gates that scans make of them, one signal for each direction.</summary>
    public List<Tensor> GateGradients { get; } = [];

    /// <summary>The gradient between the two halves of a layer, once it has been computed.</summary>
    public Tensor? Between { get; set; }
}

/// <summary>The growing result of lowering: layers in, buffers and steps out.</summary>
/// <param name="parameters">The parameters of all layers.</param>
/// <param name="prepared">What inference asks to be derived from parameters; training shares it for its frozen layers.</param>
internal sealed class LoweredProgram(IEnumerable<ParameterSpec> parameters, List<PreparedSpec> prepared)
{
    private readonly Dictionary<string, LayerTrace> _traces = [];
    private readonly Dictionary<(int Buffer, float Value), Tensor> _copies = [];

    public List<ParameterSpec> Parameters { get; } = parameters.ToList();

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
