using System.Linq;
using Gen.Generator.Model;

namespace Gen.Generator.Graph;

/// <summary>When a step is done.</summary>
internal enum Phase
{
    /// <summary>Forward, in inference or training.</summary>
    Forward,

    /// <summary>Backward, from the gradient of the output to that of the logits.</summary>
    OutputEntry,

    /// <summary>Backward, from the gradient of the logits.</summary>
    LogitEntry,

    /// <summary>Backward, the rest.</summary>
    Backward,
}

/// <summary>One thing that a pass does.</summary>
/// <param name="Layer">The name of the layer that it belongs to; empty at the borders.</param>
/// <param name="Operands">The arguments; the last one is written.</param>
internal abstract record Step(string Layer, EquatableArray<Operand> Operands)
{
    /// <summary>When it is done.</summary>
    public Phase Phase { get; init; }

    /// <summary>The layers whose own steps were merged into this one.</summary>
    public EquatableArray<string> Absorbed { get; init; } = EquatableArray.Of<string>();

    /// <summary>The step, having taken another one over.</summary>
    public Step Absorbing(Step other) => this with { Absorbed = Absorbed.Concat(other.Absorbed).Append(other.Layer).Distinct().ToEquatable() };

    /// <summary>Whether it is done only when the user wants the gradient of the input.</summary>
    public bool ForInputGradient { get; init; }

    /// <summary>Whether it is done once for the whole batch, between the samples of the steps before and behind.</summary>
    public virtual bool IsForBatch => false;

    /// <summary>The step as a sentence.</summary>
    public abstract string Describe();

    public Operand Output => Operands[Operands.Count - 1];

    public bool Writes(int buffer) => Output.IsBuffer(buffer);

    public bool Reads(int buffer) => Operands.Take(Operands.Count - 1).Any(operand => operand.IsBuffer(buffer));
}

/// <summary>Runs an emitted kernel, on one sample where nothing else is said.</summary>
internal sealed record KernelStep(string Layer, Kernel Kernel, EquatableArray<Operand> Operands) : Step(Layer, Operands)
{
    /// <summary>The samples that a grouped kernel does at once: the positions of a tile that loads and multiplies about as much as any.</summary>
    public const int GroupSamples = 8;

    /// <summary>Whether it is run once a batch.</summary>
    public bool ForBatch { get; init; }

    /// <summary>What does the same for <see cref="GroupSamples"/> samples; then the step's own kernel is for those that are left over. None for most.</summary>
    public Kernel? Grouped { get; init; }

    /// <summary>The step for a whole group.</summary>
    public KernelStep ForGroup => Grouped is null ? this : this with { Kernel = Grouped, Grouped = null };

    /// <summary>The loop that it is in, with its neighbours; none for most.</summary>
    public StepLoop? Loop { get; init; }

    /// <summary>The floats by which each operand advances from one turn of the loop to the next.</summary>
    public EquatableArray<int> Advances { get; init; } = EquatableArray.Of<int>();

    public override bool IsForBatch => ForBatch;

    public override string Describe() => Kernel.Describe();
}

/// <summary>A loop over neighbouring steps.</summary>
/// <param name="Turns">The turns, more than one.</param>
/// <param name="Number">Tells one loop from the next.</param>
internal sealed record StepLoop(int Turns, int Number);

/// <summary>Calls the runtime, for what costs no time worth emitting a kernel for.</summary>
/// <param name="Layer">The name of the layer that it belongs to; empty at the borders.</param>
/// <param name="Method">The runtime's type and method.</param>
/// <param name="Sentence">What it does.</param>
/// <param name="Operands">References, passed first.</param>
/// <param name="Values">Literals and expressions, passed behind them.</param>
/// <param name="ForBatch">Whether it is called once a batch.</param>
internal sealed record RuntimeStep(
    string Layer, string Method, string Sentence, EquatableArray<Operand> Operands, EquatableArray<string> Values, bool ForBatch)
    : Step(Layer, Operands)
{
    public override bool IsForBatch => ForBatch;

    public override string Describe() => Sentence;
}
