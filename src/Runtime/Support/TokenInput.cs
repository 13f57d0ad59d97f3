using System;

namespace Gen.Support;

/// <summary>A part of each input that holds whole numbers: rows of an embedding's table. For generated code.</summary>
/// <param name="Layer">The embedding.</param>
/// <param name="Offset">The values in front of the part in each sample.</param>
/// <param name="Steps">The values of the part.</param>
/// <param name="Vocabulary">The rows of the table.</param>
public readonly record struct TokenInput(string Layer, int Offset, int Steps, int Vocabulary)
{
    /// <summary>Refuses frames that hold something else.</summary>
    /// <param name="frames">The frames, or the rows of a signal that has its channels first.</param>
    /// <param name="first">The place of the first whole number.</param>
    /// <param name="step">The values from one to the next.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="name">The name of the argument.</param>
    /// <exception cref="ArgumentException">A value is no whole number, or none of the table's rows; the message names its place.</exception>
    public void CheckFrames(ReadOnlySpan<float> frames, int first, int step, int count, string name)
    {
        for (var frame = 0; frame < count; frame++)
        {
            var token = frames[first + frame * step];
            if (!(token >= 0 && token < Vocabulary && token == (int)token))
                throw new ArgumentException(FormattableString.Invariant($"{Layer}: frame {frame} has {token}; expected a whole number from 0 to {Vocabulary - 1}."), name);
        }
    }

    /// <summary>Refuses inputs that hold something else.</summary>
    /// <param name="inputs">All samples, whose values of this part are looked at.</param>
    /// <param name="inputSize">The values of a sample.</param>
    /// <exception cref="ArgumentException">A value is no whole number, or none of the table's rows; the message names its place.</exception>
    public void Check(ReadOnlySpan<float> inputs, int inputSize)
    {
        for (var sample = 0; sample * inputSize < inputs.Length; sample++)
        {
            var tokens = inputs.Slice(sample * inputSize + Offset, Steps);
            for (var step = 0; step < tokens.Length; step++)
            {
                // What is no number is no row either: all comparisons with it are false.
                var token = tokens[step];
                if (!(token >= 0 && token < Vocabulary && token == (int)token))
                    throw new ArgumentException(FormattableString.Invariant($"{Layer}: sample {sample} has {token} at step {step}; expected a whole number from 0 to {Vocabulary - 1}."), nameof(inputs));
            }
        }
    }
}
