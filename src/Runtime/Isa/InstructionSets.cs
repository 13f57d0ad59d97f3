using System;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Threading;

namespace Gen;

/// <summary>Which instruction set networks use.</summary>
public static class InstructionSets
{
    /// <summary>The environment variable that forces one: <c>avx512</c>, <c>avx2</c>, <c>vector128</c> or <c>scalar</c>.</summary>
    public const string Variable = "GEN_ISA";

    private static InstructionSet? s_fromEnvironment;

    private static bool s_isRead;

    [ThreadStatic]
    private static InstructionSet? s_forced;

    /// <summary>The best one that this machine has.</summary>
    public static InstructionSet Best { get; } =
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? InstructionSet.Avx512
        : Vector256.IsHardwareAccelerated && Avx2.IsSupported && Fma.IsSupported ? InstructionSet.Avx2
        : Vector128.IsHardwareAccelerated ? InstructionSet.Vector128
        : InstructionSet.Scalar;

    /// <summary>
    /// The one that networks created on this thread take: the forced one, or <see cref="Best"/>. A network whose project leaves sets out (<c>GenInstructionSets</c>) takes
    /// the best that it has code for, and throws where there is none for the forced one. Kernels are written with .NET's portable vectors, so
    /// one that the machine lacks can be forced too: it computes the same numbers, slowly.
    /// </summary>
    public static InstructionSet Current => Forced ?? Best;

    /// <summary>The one that is forced on this thread or by the environment, if any.</summary>
    internal static InstructionSet? Forced => s_forced ?? FromEnvironment();

    /// <summary>The floats of one vector.</summary>
    /// <param name="set">The instruction set.</param>
    public static int Lanes(this InstructionSet set) => set switch
    {
        InstructionSet.Avx512 => 16,
        InstructionSet.Avx2 => 8,
        InstructionSet.Vector128 => 4,
        _ => 1,
    };

    /// <summary>Forces an instruction set for the networks that this thread creates until the result is disposed.</summary>
    /// <param name="set">The instruction set.</param>
    public static Scope Use(InstructionSet set)
    {
        var scope = new Scope(s_forced);
        s_forced = set;
        return scope;
    }

    /// <summary>Reads the environment variable's value.</summary>
    /// <param name="text">The value, in any case; <see langword="null"/> or empty for <see cref="Best"/>.</param>
    /// <exception cref="ArgumentException">The value is none of the four.</exception>
    public static InstructionSet Parse(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        null or "" => Best,
        "AVX512" => InstructionSet.Avx512,
        "AVX2" => InstructionSet.Avx2,
        "VECTOR128" => InstructionSet.Vector128,
        "SCALAR" => InstructionSet.Scalar,
        _ => throw new ArgumentException(
            $"{Variable} is '{text}'; expected avx512, avx2, vector128 or scalar.", nameof(text)),
    };

    /// <summary>
    /// Reads the variable once. Not in a static field's initializer: what is wrong with it would be hidden in a TypeInitializationException; and not in a
    /// <see cref="Lazy{T}"/>, whose methods for this type the runtime would have to compile.
    /// </summary>
    private static InstructionSet? FromEnvironment()
    {
        if (!Volatile.Read(ref s_isRead))
        {
            if (Environment.GetEnvironmentVariable(Variable) is { } text && !string.IsNullOrWhiteSpace(text))
                s_fromEnvironment = Parse(text);
            Volatile.Write(ref s_isRead, true);
        }

        return s_fromEnvironment;
    }

    /// <summary>Its name in the environment variable and in a project.</summary>
    internal static string NameOf(InstructionSet set) => set switch
    {
        InstructionSet.Avx512 => "avx512",
        InstructionSet.Avx2 => "avx2",
        InstructionSet.Vector128 => "vector128",
        _ => "scalar",
    };

    /// <summary>Ends what <see cref="Use"/> began.</summary>
    public readonly struct Scope : IDisposable
    {
        private readonly InstructionSet? _before;

        internal Scope(InstructionSet? before) => _before = before;

        /// <inheritdoc/>
        public void Dispose() => s_forced = _before;
    }
}
