using System;

namespace SpliceJunctions;

/// <summary>Sequences of 60 letters as a signal of 60 steps and 4 channels: 1 in the letter's channel, 0 in the others.</summary>
internal static class Dna
{
    /// <summary>The letters of a sequence.</summary>
    public const int Length = 60;

    /// <summary>The letters of the alphabet.</summary>
    public const int Letters = 4;

    /// <summary>The values of an encoded sequence.</summary>
    public const int Size = Length * Letters;

    /// <summary>The letters in the order of their channels.</summary>
    public const string Alphabet = "ACGT";

    /// <summary>Writes a sequence one-hot.</summary>
    /// <param name="sequence">60 letters of the alphabet.</param>
    /// <param name="signal">Receives <c>[Length, Letters]</c>.</param>
    public static void Encode(ReadOnlySpan<char> sequence, Span<float> signal)
    {
        signal.Clear();
        for (var position = 0; position < sequence.Length; position++)
            signal[position * Letters + Alphabet.IndexOf(sequence[position])] = 1;
    }
}
