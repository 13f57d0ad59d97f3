using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Model;
using Buffer = Gen.Generator.Graph.Buffer;

namespace Gen.Generator.Lowering;

/// <summary>What both directions share: the buffers and steps so far, and whose turn it is.</summary>
internal abstract class LoweringBuilder(LoweredProgram lowered)
{
    /// <summary>What has been lowered so far.</summary>
    protected LoweredProgram Lowered { get; } = lowered;

    /// <summary>The name of the layer whose turn it is; empty at the network's borders.</summary>
    public string Layer { get; set; } = "";

    /// <summary>What the forward pass of the present layer left for its backward one.</summary>
    public LayerTrace Trace => Lowered.TraceOf(Layer);

    /// <summary>The signals that have names.</summary>
    public Dictionary<string, Tensor> Signals => Lowered.Signals;

    /// <summary>Whether the user's buffers have their channels first.</summary>
    public bool IsChannelsFirst => Lowered.IsChannelsFirst;

    protected abstract Phase Phase { get; }

    protected virtual bool ForInputGradient => false;

    /// <summary>The present layer's parameter, by the second half of its name.</summary>
    public int Parameter(string suffix)
    {
        var name = $"{Layer}.{suffix}";
        return Lowered.Parameters.FindIndex(parameter => parameter.Name == name);
    }

    /// <summary>A new buffer, named after the present layer.</summary>
    public Tensor Buffer(string what, Shape shape, BufferPlace place = BufferPlace.Sample) =>
        Lowered.Add(new Buffer($"{Layer.Replace('.', '_')}_{what}", place, shape.Size), shape);

    /// <summary>The sum of two signals or gradients; planning merges it into the store of the first.</summary>
    public Tensor Sum(Tensor a, Tensor b, string what)
    {
        var sum = Buffer(what, a.Shape);
        Run(MapKernel.Flat(a.Shape.Size, 2, Expression.Sum), a.At(), b.At(), sum.At());
        return sum;
    }

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
