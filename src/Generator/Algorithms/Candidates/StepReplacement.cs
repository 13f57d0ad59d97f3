using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Model;
using Buffer = Gen.Generator.Graph.Buffer;

namespace Gen.Generator.Algorithms.Candidates;

/// <summary>The place of a step of plain sums, and what an algorithm needs to put its own steps there: scratch, weights made once, steps once a batch.</summary>
/// <param name="lowered">The graph.</param>
/// <param name="place">The step's place in it.</param>
/// <param name="isTraining">Whether the graph is over a batch, whose samples follow one another and share the scratch.</param>
internal sealed class StepReplacement(LoweredProgram lowered, int place, bool isTraining)
{
    public LoweredProgram Lowered => lowered;

    public bool IsTraining => isTraining;

    /// <summary>Where the step is; steps that are put before it move it.</summary>
    public int Place { get; private set; } = place;

    public KernelStep Step { get; } = (KernelStep)lowered.Steps[place];

    /// <summary>A number for a loop over steps that no other loop has.</summary>
    public int LoopNumber => lowered.Steps.Count;

    /// <summary>Puts steps in the step's place.</summary>
    /// <returns>The place of the last of them.</returns>
    public int With(IReadOnlyList<KernelStep> steps)
    {
        lowered.Steps.RemoveAt(Place);
        lowered.Steps.InsertRange(Place, steps);
        return Place + steps.Count - 1;
    }

    /// <summary>Takes away the step before.</summary>
    public void DropStepBefore() => lowered.Steps.RemoveAt(--Place);

    /// <summary>Has something done before all samples of a batch.</summary>
    public void AddBeforeBatch(Kernel kernel, params Operand[] operands)
    {
        lowered.Steps.Insert(lowered.Steps.FindIndex(IsBeside), OfBatch(kernel, operands));
        Place++;
    }

    /// <summary>Has something done behind them.</summary>
    public void AddBehindBatch(Kernel kernel, params Operand[] operands) => lowered.Steps.Insert(lowered.Steps.FindLastIndex(IsBeside) + 1, OfBatch(kernel, operands));

    /// <summary>
    /// Weights in an algorithm's own form. A prediction makes them once for each version of the parameters; training changes weights at each step, so they are made once a
    /// pass, before all samples.
    /// </summary>
    /// <param name="kernel">What makes them.</param>
    /// <param name="what">What they are, as part of a name.</param>
    /// <param name="length">The floats.</param>
    public Operand Weights(Kernel kernel, string what, int length)
    {
        if (!isTraining)
        {
            lowered.Prepared.Add(new TransformedSpec(Step.Operands[1], kernel, length));
            return Operand.Prepared(PreparedSpec.First(lowered.Prepared.Count - 1));
        }

        var weights = OfBatch(what, length);
        AddBeforeBatch(kernel, Step.Operands[1], weights);
        return weights;
    }

    /// <summary>Memory that is one for the whole batch, and the step's own.</summary>
    public Operand OfBatch(string what, int length) => lowered.Add(new Buffer(Name(what), BufferPlace.Batch, length), default).At();

    /// <summary>A prediction's scratch is shared by lifetimes; in training one piece serves every layer and sample, and stays in the near caches.</summary>
    public Operand Scratch(string what, int length)
    {
        var index = lowered.Buffers.FindIndex(buffer => buffer.Name == what && buffer.Place == BufferPlace.Batch);
        if (!isTraining)
            return lowered.Add(new Buffer(Name(what), BufferPlace.Sample, length), default).At();
        if (index < 0)
            return lowered.Add(new Buffer(what, BufferPlace.Batch, length), default).At();
        lowered.Buffers[index] = lowered.Buffers[index] with { Length = Math.Max(lowered.Buffers[index].Length, length) };
        return new(OperandKind.Buffer, index, 0);
    }

    private KernelStep OfBatch(Kernel kernel, Operand[] operands) =>
        Step with { Kernel = kernel, Operands = operands.ToEquatable(), Absorbed = EquatableArray.Of<string>(), ForBatch = true };

    /// <summary>Whether a step is of the same part of the pass: what is done there once a batch does not divide the steps of a sample.</summary>
    private bool IsBeside(Step other) => other.Phase == Step.Phase && other.ForInputGradient == Step.ForInputGradient;

    private string Name(string what) => $"{Step.Layer.Replace('.', '_')}_{what}";
}
