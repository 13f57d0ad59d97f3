using System;
using Gen.Generator.Target;

namespace Gen.Generator.Cost;

/// <summary>
/// What something costs on each set that a choice of layouts is made for, in floats' cycles: cycles times lanes. Buffers are the same for all sets, so there is one
/// choice, for those that machines of today have.
/// </summary>
/// <param name="Avx512">On the widest.</param>
/// <param name="Avx2">On the next one.</param>
internal sealed record InstructionSetCosts(double Avx512, double Avx2)
{
    /// <summary>Nothing.</summary>
    public static InstructionSetCosts None { get; } = new(0, 0);

    /// <summary>More than anything.</summary>
    public static InstructionSetCosts Infinite { get; } = new(double.PositiveInfinity, double.PositiveInfinity);

    /// <summary>What decides between two that may each be the cheaper on one set.</summary>
    public double Total => Avx512 + Avx2;

    public static InstructionSetCosts operator +(InstructionSetCosts a, InstructionSetCosts b) => new(a.Avx512 + b.Avx512, a.Avx2 + b.Avx2);

    public static InstructionSetCosts operator *(double factor, InstructionSetCosts costs) => new(factor * costs.Avx512, factor * costs.Avx2);

    /// <summary>Of cycles on a set.</summary>
    public static InstructionSetCosts Of(Func<VectorIsa, double> cycles) => new(Of(cycles, VectorIsa.Avx512), Of(cycles, VectorIsa.Avx2));

    /// <summary>The cheaper one.</summary>
    public static InstructionSetCosts Least(InstructionSetCosts a, InstructionSetCosts b) => b.Total < a.Total ? b : a;

    /// <summary>Whether this is less on every set than a share of what another is there.</summary>
    public bool IsBelow(double share, InstructionSetCosts other) => Avx512 < share * other.Avx512 && Avx2 < share * other.Avx2;

    private static double Of(Func<VectorIsa, double> cycles, VectorIsa isa) => isa.Lanes * cycles(isa);
}
