using System;

namespace SpokenDigits;

/// <summary>Somebody says a digit.</summary>
/// <param name="Digit">0 to 9.</param>
/// <param name="Speaker">Who.</param>
/// <param name="Index">Counts the recordings of a digit by a speaker.</param>
/// <param name="Audio">8,000 values a second, -1 to 1.</param>
internal sealed record Recording(int Digit, string Speaker, int Index, float[] Audio)
{
    public const int Digits = 10;

    /// <summary>Values a second.</summary>
    public const int Rate = 8_000;

    /// <summary>What the network hears: one second. Nearly all recordings are shorter; the end of a longer one is not heard.</summary>
    public const int WindowLength = Rate;

    /// <summary>Where the recording begins when it stands in the middle of the window.</summary>
    public int Middle => Math.Max(0, (WindowLength - Audio.Length) / 2);

    /// <summary>Puts the recording into a window, with silence around it.</summary>
    /// <param name="window"><see cref="WindowLength"/> values.</param>
    /// <param name="start">Where it begins; what stands out of the window is lost.</param>
    public void CopyTo(Span<float> window, int start)
    {
        window.Clear();
        var audio = Audio.AsSpan(Math.Clamp(-start, 0, Audio.Length));
        var place = window[Math.Clamp(start, 0, window.Length)..];
        audio[..Math.Min(audio.Length, place.Length)].CopyTo(place);
    }
}
