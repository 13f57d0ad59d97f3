using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Reductions;

namespace Gen.Generator.Graph.Convolutions;

/// <summary>A kernel whose outputs are sums of products of x and w, which may start at a bias and be finished by a formula at their store.</summary>
/// <param name="HasBias">Whether sums start at a bias.</param>
/// <param name="Epilogue">What becomes of a sum before it is stored; operand 0 is the sum, operand 1 an element beside the output.</param>
internal abstract record SumKernel(bool HasBias, Expression Epilogue) : Kernel
{
    /// <summary>Whether the epilogue reads an element beside the output, such as the mask of an activation.</summary>
    public bool HasResidual => Epilogue.Operands > 1;

    public sealed override IReadOnlyList<string> Arguments =>
        new[] { "x", "w", HasBias ? "bias" : null, HasResidual ? "beside" : null, Scratch, "y" }.OfType<string>().ToArray();

    /// <summary>The argument that is a place to work in, if there is one.</summary>
    protected virtual string? Scratch => null;

    /// <summary>What the outputs of all positions are reduced to; none where each is stored.</summary>
    public PositionPool? Pool { get; init; }

    /// <summary>Whether the epilogue waits for what is kept of all positions: it is one formula for each filter then, in place of one for each output.</summary>
    public bool IsEpilogueLast => Pool is { Kind: PoolKind.Max } && Epilogue.IsIncreasing && !HasResidual;

    /// <summary>The pool's part of the kernel's name.</summary>
    protected string PoolStem => Pool is null ? "" : $"To{Pool.Kind}";

    /// <summary>The pool's part of what makes the kernel this one.</summary>
    protected object[] PoolIdentity => Pool?.Identity ?? [];

    /// <summary>The ends of the sentence: where a sum starts and how it is finished.</summary>
    protected string Ends => (HasBias ? ", starting at its bias" : "") + (Epilogue == Expression.Identity ? "" : $", then {Epilogue.Describe()}")
        + (Pool is null ? "" : $", {Pool.Describe()}");
}
