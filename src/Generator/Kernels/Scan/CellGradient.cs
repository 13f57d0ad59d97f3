using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Scan;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Scan;

/// <summary>One step of a cell's gradient: from that of the state to those of the gates' sums, and from these to that of the state before.</summary>
internal abstract class CellGradient
{
    /// <summary>The section of scratch with the gradient of the state.</summary>
    public const int OfState = 0;

    /// <summary>The section with the gradient of an LSTM's memory, or of a state that was reset.</summary>
    public const int OfMemory = 1;

    /// <summary>The section with the gradient of the first gate.</summary>
    protected const int OfGates = 2;

    /// <summary>The sections that are written for each step, in the order of their columns.</summary>
    public abstract IReadOnlyList<int> Written { get; }

    public static CellGradient Of(RecurrentCell cell) => cell switch
    {
        RecurrentCell.Lstm => new LstmGradient(),
        RecurrentCell.GruAfter => new GruAfterGradient(),
        RecurrentCell.GruBefore => new GruBeforeGradient(),
        RecurrentCell.Simple => new SimpleGradient(),
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell.ToString()),
    };

    /// <summary>Prints a step.</summary>
    public abstract void Emit(ScanWriter scan);

    /// <summary>Prints the products of some gates' gradients with the weights, added up into a section.</summary>
    /// <param name="scan">Where to.</param>
    /// <param name="gates">The gates, and the sections with their gradients.</param>
    /// <param name="target">The section.</param>
    /// <param name="isAdded">Whether what stands there is added.</param>
    protected static void Products(ScanWriter scan, IReadOnlyList<(int Gate, int Section)> gates, int target, bool isAdded)
    {
        foreach (var (_, section) in gates)
            scan.Line($"ref var {Source(section)} = ref Unsafe.Add(ref scratch, {Section.At(section)});");
        scan.Products([.. gates.Select((gate, index) => new GateProduct(gate.Gate, Source(gate.Section), target,
            isAdded && index == 0 ? (v, column) => v.Load("scratch", Section.At(target, column)) : null))], new("scratch", IsJoined: true));
    }

    private static string Source(int section) => "d" + Literal.Of(section - OfGates) + "x";
}

/// <summary>Back through c = f * c + i * g and h = o * activation(c).</summary>
internal sealed class LstmGradient : CellGradient
{
    private static readonly string[] s_gates = ["i", "f", "g", "o"];

    public override IReadOnlyList<int> Written => [2, 3, 4, 5];

    public override void Emit(ScanWriter scan)
    {
        scan.Each(v =>
        {
            scan.Load("dh", "scratch", OfState);
            for (var gate = 0; gate < s_gates.Length; gate++)
                scan.Load(s_gates[gate], "now", gate);
            scan.Load("active", "now", LstmFormulas.Active);
            scan.Load("last", "before", LstmFormulas.Memory);
            scan.Load("later", "scratch", OfMemory);
            scan.Let("dc", v.MultiplyAdd(v.Multiply("dh", "o"), scan.Activate("active"), "later"));
            scan.Store(v.Multiply(v.Multiply("dc", "g"), scan.Gate("i")), "scratch", OfGates);
            scan.Store(v.Multiply(v.Multiply("dc", "last"), scan.Gate("f")), "scratch", OfGates + 1);
            scan.Store(v.Multiply(v.Multiply("dc", "i"), scan.Activate("g")), "scratch", OfGates + 2);
            scan.Store(v.Multiply(v.Multiply("dh", "active"), scan.Gate("o")), "scratch", OfGates + 3);
            scan.Store(v.Multiply("dc", "f"), "scratch", OfMemory);
        });
        Products(scan, [.. Enumerable.Range(0, s_gates.Length).Select(gate => (gate, OfGates + gate))], OfState, isAdded: false);
    }
}

/// <summary>Back through h = z * h + (1 - z) * activation(x + r * n).</summary>
internal sealed class GruAfterGradient : CellGradient
{
    private const int OfHalf = OfGates + 3;

    /// <summary>The input's gates, then the state's: those of z and r are the same.</summary>
    public override IReadOnlyList<int> Written => [OfGates, OfGates + 1, OfGates + 2, OfGates, OfGates + 1, OfHalf];

    public override void Emit(ScanWriter scan)
    {
        scan.Each(v =>
        {
            scan.Load("dh", "scratch", OfState);
            scan.Load("z", "now", 0);
            scan.Load("r", "now", 1);
            scan.Load("candidate", "now", GruAfterFormulas.Candidate);
            scan.Load("half", "now", GruAfterFormulas.Half);
            scan.Load("last", "before", GruAfterFormulas.State);
            scan.Let("kept", v.Multiply("dh", "z"));
            scan.Let("sum", v.Multiply(v.Subtract("dh", "kept"), scan.Activate("candidate")));
            scan.Store(v.Multiply(v.Multiply("dh", v.Subtract("last", "candidate")), scan.Gate("z")), "scratch", OfGates);
            scan.Store(v.Multiply(v.Multiply("sum", "half"), scan.Gate("r")), "scratch", OfGates + 1);
            scan.Store("sum", "scratch", OfGates + 2);
            scan.Store(v.Multiply("sum", "r"), "scratch", OfHalf);
            scan.Store("kept", "scratch", OfState);
        });
        Products(scan, [(0, OfGates), (1, OfGates + 1), (2, OfHalf)], OfState, isAdded: true);
    }
}

/// <summary>Back through h = z * h + (1 - z) * activation(x + (r * h) * w).</summary>
internal sealed class GruBeforeGradient : CellGradient
{
    public override IReadOnlyList<int> Written => [OfGates, OfGates + 1, OfGates + 2];

    public override void Emit(ScanWriter scan)
    {
        scan.Each(v =>
        {
            scan.Load("dh", "scratch", OfState);
            scan.Load("z", "now", 0);
            scan.Load("candidate", "now", GruBeforeFormulas.Candidate);
            scan.Load("last", "now", GruBeforeFormulas.Last);
            scan.Let("kept", v.Multiply("dh", "z"));
            scan.Store(v.Multiply(v.Multiply("dh", v.Subtract("last", "candidate")), scan.Gate("z")), "scratch", OfGates);
            scan.Store(v.Multiply(v.Subtract("dh", "kept"), scan.Activate("candidate")), "scratch", OfGates + 2);
            scan.Store("kept", "scratch", OfState);
        });
        Products(scan, [(2, OfGates + 2)], OfMemory, isAdded: false);
        scan.Each(v =>
        {
            scan.Load("reset", "scratch", OfMemory);
            scan.Load("r", "now", 1);
            scan.Load("last", "now", GruBeforeFormulas.Last);
            scan.Load("kept", "scratch", OfState);
            scan.Store(v.Multiply(v.Multiply("reset", "last"), scan.Gate("r")), "scratch", OfGates + 1);
            scan.Store(v.MultiplyAdd("reset", "r", "kept"), "scratch", OfState);
        });
        Products(scan, [(0, OfGates), (1, OfGates + 1)], OfState, isAdded: true);
    }
}

/// <summary>Back through h = activation(x + h * w).</summary>
internal sealed class SimpleGradient : CellGradient
{
    public override IReadOnlyList<int> Written => [OfGates];

    public override void Emit(ScanWriter scan)
    {
        scan.Each(v =>
        {
            scan.Load("dh", "scratch", OfState);
            scan.Load("state", "now", 0);
            scan.Store(v.Multiply("dh", scan.Activate("state")), "scratch", OfGates);
        });
        Products(scan, [(0, OfGates)], OfState, isAdded: false);
    }
}
