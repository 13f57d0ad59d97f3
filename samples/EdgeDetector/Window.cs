using System;

namespace EdgeDetector;

/// <summary>The last 60 letters of a sequence, one-hot, as one signal: 1 in the letter's channel, 0 in the others.</summary>
internal sealed class Window
{
    /// <summary>The letters that the network sees.</summary>
    public const int Length = 60;

    /// <summary>The letters of the alphabet.</summary>
    public const int Letters = 4;

    /// <summary>The channel of a letter that is not known; it is 0 in all four.</summary>
    public const int Unknown = -1;

    // The letters are written one behind the other, and moved back to the start only when the end is reached: once in so many letters.
    private const int Capacity = 16 * Length;

    private readonly float[] _signal = new float[Capacity * Letters];
    private int _end;

    /// <summary>Whether there are 60 letters.</summary>
    public bool IsFull => _end >= Length;

    /// <summary>The last 60 letters, <c>[Length, Letters]</c>.</summary>
    public ReadOnlySpan<float> Signal => _signal.AsSpan((_end - Length) * Letters, Length * Letters);

    /// <summary>Forgets all letters.</summary>
    public void Clear() => _end = 0;

    /// <summary>Adds a letter.</summary>
    /// <param name="channel">0 to 3, or <see cref="Unknown"/>.</param>
    public void Add(int channel)
    {
        if (_end == Capacity)
        {
            _signal.AsSpan((Capacity - Length + 1) * Letters).CopyTo(_signal);
            _end = Length - 1;
        }

        var letter = _signal.AsSpan(_end++ * Letters, Letters);
        letter.Clear();
        if (channel != Unknown)
            letter[channel] = 1;
    }
}
