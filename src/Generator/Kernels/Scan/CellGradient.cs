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
            isAdded && index == 0 ? (v, column, _) => v.Load("scratch", Section.At(target, column)) : null))], new("scratch", IsJoined: true));
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
        scan.Each("LstmGradient", ["before", "now", "scratch"], (s, v) =>
        {
            s.Load("dh", "scratch", OfState);
            for (var gate = 0; gate < s_gates.Length; gate++)
                s.Load(s_gates[gate], "now", gate);
            s.Load("active", "now", LstmFormulas.Active);
            s.Load("last", "before", LstmFormulas.Memory);
            s.Load("later", "scratch", OfMemory);
            s.Let("dc", v.MultiplyAdd(v.Multiply("dh", "o"), s.Activate("active"), "later"));
            s.Store(v.Multiply(v.Multiply("dc", "g"), s.Gate("i")), "scratch", OfGates);
            s.Store(v.Multiply(v.Multiply("dc", "last"), s.Gate("f")), "scratch", OfGates + 1);
            s.Store(v.Multiply(v.Multiply("dc", "i"), s.Activate("g")), "scratch", OfGates + 2);
            s.Store(v.Multiply(v.Multiply("dh", "active"), s.Gate("o")), "scratch", OfGates + 3);
            s.Store(v.Multiply("dc", "f"), "scratch", OfMemory);
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
        scan.Each("GruGradient", ["before", "now", "scratch"], (s, v) =>
        {
            s.Load("dh", "scratch", OfState);
            s.Load("z", "now", 0);
            s.Load("r", "now", 1);
            s.Load("candidate", "now", GruAfterFormulas.Candidate);
            s.Load("half", "now", GruAfterFormulas.Half);
            s.Load("last", "before", GruAfterFormulas.State);
            s.Let("kept", v.Multiply("dh", "z"));
            s.Let("sum", v.Multiply(v.Subtract("dh", "kept"), s.Activate("candidate")));
            s.Store(v.Multiply(v.Multiply("dh", v.Subtract("last", "candidate")), s.Gate("z")), "scratch", OfGates);
            s.Store(v.Multiply(v.Multiply("sum", "half"), s.Gate("r")), "scratch", OfGates + 1);
            s.Store("sum", "scratch", OfGates + 2);
            s.Store(v.Multiply("sum", "r"), "scratch", OfHalf);
            s.Store("kept", "scratch", OfState);
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
        scan.Each("GruCandidateGradient", ["now", "scratch"], (s, v) =>
        {
            s.Load("dh", "scratch", OfState);
            s.Load("z", "now", 0);
            s.Load("candidate", "now", GruBeforeFormulas.Candidate);
            s.Load("last", "now", GruBeforeFormulas.Last);
            s.Let("kept", v.Multiply("dh", "z"));
            s.Store(v.Multiply(v.Multiply("dh", v.Subtract("last", "candidate")), s.Gate("z")), "scratch", OfGates);
            s.Store(v.Multiply(v.Subtract("dh", "kept"), s.Activate("candidate")), "scratch", OfGates + 2);
            s.Store("kept", "scratch", OfState);
        });
        Products(scan, [(2, OfGates + 2)], OfMemory, isAdded: false);
        scan.Each("GruResetGradient", ["now", "scratch"], (s, v) =>
        {
            s.Load("reset", "scratch", OfMemory);
            s.Load("r", "now", 1);
            s.Load("last", "now", GruBeforeFormulas.Last);
            s.Load("kept", "scratch", OfState);
            s.Store(v.Multiply(v.Multiply("reset", "last"), s.Gate("r")), "scratch", OfGates + 1);
            s.Store(v.MultiplyAdd("reset", "r", "kept"), "scratch", OfState);
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
        scan.Each("StateGradient", ["now", "scratch"], (s, v) =>
        {
            s.Load("dh", "scratch", OfState);
            s.Load("state", "now", 0);
            s.Store(v.Multiply("dh", s.Activate("state")), "scratch", OfGates);
        });
        Products(scan, [(0, OfGates)], OfState, isAdded: false);
    }
}
