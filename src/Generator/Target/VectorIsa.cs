using System.Collections.Generic;

namespace Gen.Generator.Target;

/// <summary>An instruction set, as numbers and names. Scalar code is a vector of width one.</summary>
/// <param name="Name">The member of the runtime's InstructionSet, and the name of the emitted class.</param>
/// <param name="Lanes">The floats of one vector.</param>
/// <param name="Registers">The vector registers that a tile may fill.</param>
/// <param name="Fused">Whether multiply-add is always one rounding; else it is fused where the machine can.</param>
/// <param name="FoldsBroadcasts">Whether a multiply-add can broadcast a float from memory by itself, and needs no register for it.</param>
/// <param name="Unrolled">The most multiply-adds that are written out one by one; less where speed matters less than the time to compile.</param>
internal sealed record VectorIsa(string Name, int Lanes, int Registers, bool Fused, bool FoldsBroadcasts, int Unrolled)
{
    /// <summary>
    /// AVX-512 has 32 registers, but the compiler needs one for itself; the 33rd live vector cost 8 % and a seventeenth on AVX2 half the speed.
    /// </summary>
    public static readonly VectorIsa Avx512 = new("Avx512", 16, 31, true, true, 128);

    public static readonly VectorIsa Avx2 = new("Avx2", 8, 16, true, false, 128);

    public static readonly VectorIsa Vector128 = new("Vector128", 4, 16, false, false, 64);

    /// <summary>No machine of today lacks vectors: this is the plainest form of each kernel, in tiles of few registers.</summary>
    public static readonly VectorIsa Scalar = new("Scalar", 1, 6, false, false, 16);

    /// <summary>All of them, the best first.</summary>
    public static IReadOnlyList<VectorIsa> All { get; } = [Avx512, Avx2, Vector128, Scalar];

    /// <summary>The core that costs of 512 bits are counted on.</summary>
    public Machine Widest { get; init; } = Machine.Wide;

    /// <summary>What a core does in a cycle with these vectors.</summary>
    public Machine Machine => Lanes == 16 ? Widest : Machine.Usual;

    public int FmasPerCycle => Machine.FmasPerCycle;

    public int VectorPorts => Machine.VectorPorts;

    public int BlendPorts => Machine.BlendPorts;

    public int LoadsPerCycle => Machine.LoadsPerCycle;

    public int StoresPerCycle => Machine.StoresPerCycle;

    public int FmaLatency => Machine.FmaLatency;

    /// <summary>The next narrower vectors, for the columns that are left over; the scalar is its own.</summary>
    public VectorIsa Narrower => Lanes switch
    {
        16 => this with { Lanes = 8 },
        8 => this with { Lanes = 4 },
        _ => this with { Lanes = 1 },
    };
}
