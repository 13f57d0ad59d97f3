using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Diagnostics;
using Gen.Generator.Graph;
using Gen.Generator.Lowering;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Signals;

/// <summary>A layer that makes one signal of several: of the one in front and of named ones.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Signals">The named ones, behind the name of the place where they stand.</param>
internal abstract record MergeLayer(string Name, EquatableArray<string> Signals) : SignalLayer(Name)
{
    /// <summary>Whether the signal in front is one of them, the first.</summary>
    public virtual bool HasMain => true;

    /// <summary>Whether no value of the output can be below zero, given that of the inputs.</summary>
    public virtual bool AreNeverNegative(IReadOnlyList<bool> signals) => false;

    /// <summary>Whether the signals' shapes go together.</summary>
    public abstract bool Fits(IReadOnlyList<Shape> signals);

    /// <summary>The output's shape.</summary>
    public abstract Shape Merge(IReadOnlyList<Shape> signals);

    /// <summary>What must be alike, in words.</summary>
    protected abstract string Rule { get; }

    /// <summary>Reports shapes that do not go together, with both.</summary>
    public void CheckSignals(IReadOnlyList<Shape> signals, IProblems problems)
    {
        if (Fits(signals))
            return;
        var first = Enumerable.Range(1, signals.Count - 1).First(place => !Fits([.. signals.Take(place + 1)]));
        problems.Report(Descriptors.SignalShapes, null, Name, problems.Signal(signals[0]), Shown(Signals[first - 1]), signals[first].ToString(), Rule);
    }

    /// <summary>The names as they stand in the source, for sentences.</summary>
    protected string Names => string.Join(" and ", Signals.Select(Shown));

    /// <summary>The signals as tensors.</summary>
    protected IReadOnlyList<Tensor> Inputs(Tensor x, ForwardLowering pass)
    {
        var named = Signals.Select(name => pass.Signals[name]);
        return [.. HasMain ? named.Prepend(x) : named];
    }

    /// <summary>The signals of a stream, frame by frame; one of a single step that is not a running value has no frames.</summary>
    protected IReadOnlyList<StreamSignal> Inputs(StreamSignal x, StreamBuilder stream)
    {
        StreamSignal[] signals = [x, .. Signals.Select(name => stream.Signals[name])];
        return signals.Any(signal => signal.Shape.Length != x.Shape.Length)
            ? throw new CannotStreamException(Name, "it spreads one step over a signal whose end is not known")
            : signals;
    }

    /// <summary>Hands the named signals their gradients and the one in front its own.</summary>
    protected Tensor? Hand(IReadOnlyList<Tensor> gradients, BackwardLowering pass)
    {
        var first = HasMain ? 1 : 0;
        for (var place = 0; place < Signals.Count; place++)
            pass.Give(Signals[place], gradients[place + first]);
        return HasMain ? gradients[0] : null;
    }

    /// <summary>Whether so many steps go together with so many: as many, or one, which is spread.</summary>
    protected static bool HaveOneLength(IReadOnlyList<Shape> signals) => signals.Select(shape => shape.Length).Where(length => length > 1).Distinct().Count() <= 1;

    protected static int LengthOf(IReadOnlyList<Shape> signals) => signals.Max(shape => shape.Length);
}
