using System;
using Gen.Generator.Graph;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Signals;

/// <summary>A layer that names a signal, or uses named ones: what comes out of it depends on more than what stands in front (<see cref="SignalFlow{T}"/>).</summary>
internal abstract record SignalLayer(string Name) : Layer(Name)
{
    public sealed override void Check(Shape input, IProblems problems)
    {
    }

    public override Reach Reach(Shape input) => Layers.Reach.Pointwise;

    public sealed override Shape Infer(Shape input) => throw new InvalidOperationException($"{Name} has other inputs, too.");

    public sealed override Tensor BackwardInput(Tensor dy, BackwardLowering pass) => throw new InvalidOperationException($"{Name} has other inputs, too.");

    /// <summary>Adds the steps that give each signal its gradient; returns that of the signal in front, where it has one from here.</summary>
    /// <param name="dy">The gradient of the output; none where nothing comes of it.</param>
    /// <param name="pass">Where the steps and the named signals' gradients go.</param>
    public abstract Tensor? BackwardSignals(Tensor? dy, BackwardLowering pass);

    /// <summary>A signal's name without that of the place where it stands.</summary>
    protected static string Shown(string signal) => signal.Substring(signal.LastIndexOf('.') + 1);
}
