namespace Gen;

/// <summary>The instruction sets that kernels are emitted for, lowest first.</summary>
public enum InstructionSet
{
    /// <summary>One float at a time.</summary>
    Scalar,

    /// <summary>Four floats: SSE, AVX (with FMA where there is one) or NEON.</summary>
    Vector128,

    /// <summary>Eight floats with fused multiply-add and sixteen registers.</summary>
    Avx2,

    /// <summary>Sixteen floats with fused multiply-add and thirty-two registers.</summary>
    Avx512,
}
