using System;

namespace LiveSignal;

/// <summary>Makes a live signal as loud as the network knows it, and notices where words begin and end. All of it looks back only.</summary>
internal sealed class Hearing
{
    /// <summary>A word is louder than this; steady noise of a room is not.</summary>
    private const float Threshold = 0.004f;

    /// <summary>The samples that a level is taken of: 20 ms.</summary>
    private const int Stretch = DigitListener.Rate / 50;

    /// <summary>The sounding samples that the loudness is a mean of: half a second of speech.</summary>
    private const int Memory = DigitListener.Rate / 2;

    private float _power;
    private int _sounding;
    private float _sum;
    private int _count;

    /// <summary>The samples since the last one of a word.</summary>
    public int Silence { get; private set; } = int.MaxValue / 2;

    /// <summary>The samples of the word that sounds, or has just ended.</summary>
    public int Word { get; private set; }

    /// <summary>Forgets a word, and nearly all of how loud it was: the next one may be somebody else's.</summary>
    public void EndWord() => (Word, _sounding) = (0, Math.Min(_sounding, 2 * Stretch));

    /// <summary>Takes samples and changes their loudness.</summary>
    /// <param name="samples">The samples.</param>
    public void Hear(Span<float> samples)
    {
        foreach (ref var sample in samples)
        {
            _sum += sample * sample;
            if (++_count == Stretch)
                Judge();
            sample *= Gain;
        }

        Silence = Math.Min(Silence + samples.Length, int.MaxValue / 2);
    }

    /// <summary>What the network was trained on has a power of one where somebody speaks.</summary>
    private float Gain => _sounding == 0 ? 0 : 1 / MathF.Max(MathF.Sqrt(_power), 1e-3f);

    private void Judge()
    {
        var power = _sum / Stretch;
        (_sum, _count) = (0, 0);
        if (MathF.Sqrt(power) < Threshold)
            return;
        _sounding = Math.Min(_sounding + Stretch, Memory);
        _power += (power - _power) * Stretch / _sounding;
        (Silence, Word) = (0, Word + Stretch);
    }
}
