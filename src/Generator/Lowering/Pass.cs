using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Layers;
using Gen.Generator.Model;

namespace Gen.Generator.Lowering;

/// <summary>What both directions share: the buffers and steps so far, and whose turn it is.</summary>
internal abstract class Pass(Lowered lowered)
{
    /// <summary>What has been lowered so far.</summary>
    protected Lowered Lowered { get; } = lowered;

    /// <summary>The layer whose turn it is, by its place.</summary>
    public int Layer { get; set; }

    /// <summary>What the forward pass of the present layer left for its backward one.</summary>
    public LayerTrace Trace => Lowered.Traces[Layer];

    protected abstract Phase Phase { get; }

    protected virtual bool ForInputGradient => false;

    /// <summary>The present layer's parameter, by the second half of its name.</summary>
    public int Parameter(string suffix)
    {
        var name = $"{Lowered.Layers[Layer].Name}.{suffix}";
        return Lowered.Parameters.FindIndex(parameter => parameter.Name == name);
    }

    /// <summary>A new buffer, named after the present layer.</summary>
    public Tensor Buffer(string what, Shape shape, BufferPlace place = BufferPlace.Sample) =>
        Lowered.Add(new Buffer($"{Lowered.Layers[Layer].Name}_{what}", place, shape.Size), shape);

    /// <summary>Adds a kernel's call; the last operand is written.</summary>
    public void Run(Kernel kernel, params Operand[] operands) =>
        Add(new KernelStep(Layer, kernel, operands.ToEquatable()));

    /// <summary>Adds a call of the runtime for each sample.</summary>
    public void Call(string method, string sentence, Operand[] operands, params string[] values) =>
        Add(new RuntimeStep(Layer, method, sentence, operands.ToEquatable(), values.ToEquatable(), ForBatch: false));

    /// <summary>Adds a call of the runtime for the whole batch.</summary>
    public void CallForBatch(string method, string sentence, Operand[] operands, params string[] values) =>
        Add(new RuntimeStep(Layer, method, sentence, operands.ToEquatable(), values.ToEquatable(), ForBatch: true));

    /// <summary>
    /// The tensor with room for a reader to look so many floats to both sides. The buffer's owner writes straight into its middle; only the user's span, or
    /// a buffer whose surroundings are another reader's, is copied.
    /// </summary>
    public Tensor WithHalo(Tensor x, int left, int right, float value = 0)
    {
        var buffer = Lowered.Buffers[x.Buffer];
        if (left == 0 && right == 0)
            return x;
        if (buffer.Place != BufferPlace.Sample || buffer.HasHalo)
        {
            var copy = Buffer("padded", x.Shape);
            Run(MapKernel.Flat(x.Shape.Size, 1, Expression.Identity), x.At(), copy.At());
            x = copy;
        }

        Lowered.Buffers[x.Buffer] = Lowered.Buffers[x.Buffer] with { HaloLeft = left, HaloRight = right, HaloValue = value };
        return x;
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

    /// <summary>The gradient between the two halves of a layer, once it has been computed.</summary>
    public Tensor? Between { get; set; }
}

/// <summary>The growing result of lowering: layers in, buffers and steps out.</summary>
/// <param name="layers">The layers.</param>
/// <param name="parameters">Their parameters.</param>
/// <param name="prepared">What inference asks to be derived from parameters; training shares it for its frozen layers.</param>
internal sealed class Lowered(IReadOnlyList<Layer> layers, IEnumerable<ParameterSpec> parameters, List<PreparedSpec> prepared)
{
    public IReadOnlyList<Layer> Layers { get; } = layers;

    public List<ParameterSpec> Parameters { get; } = parameters.ToList();

    public List<Buffer> Buffers { get; } = [];

    public List<Step> Steps { get; } = [];

    public List<LayerTrace> Traces { get; } = layers.Select(_ => new LayerTrace()).ToList();

    /// <summary>The flipped and transposed weights that the backward pass asks for.</summary>
    public List<TransposedSpec> Transposed { get; } = [];

    public List<PreparedSpec> Prepared { get; } = prepared;

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
