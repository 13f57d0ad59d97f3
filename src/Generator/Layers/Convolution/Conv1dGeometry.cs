using System;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.Convolution;

/// <summary>A convolution's numbers, resolved once for both passes. Rows of the padded input are counted from its first.</summary>
/// <param name="Input">The input's shape, without padding.</param>
/// <param name="Filters">The output's channels.</param>
/// <param name="Width">The taps.</param>
/// <param name="Stride">The rows between two outputs.</param>
/// <param name="Dilation">The rows between two taps.</param>
/// <param name="Groups">The groups.</param>
/// <param name="Left">The rows of padding before the input.</param>
/// <param name="Right">The rows of padding behind it.</param>
internal readonly record struct Conv1dGeometry(
    Shape Input, int Filters, int Width, int Stride, int Dilation, int Groups, int Left, int Right)
{
    /// <summary>The rows between two outputs; no more than there are, since beyond them there is no second output.</summary>
    public int Stride { get; } = Math.Max(Math.Min(Stride, Left + Input.Length + Right), 1);

    /// <summary>The rows between two taps; one where there is no second tap, so that nothing is computed from a number that means nothing.</summary>
    public int Dilation { get; } = Width == 1 ? 1 : Dilation;

    /// <summary>The rows from the first tap to the last, both included.</summary>
    public int Reach => Dilation * (Width - 1) + 1;

    public int PaddedLength => Left + Input.Length + Right;

    public int OutputLength => (PaddedLength - Reach) / Stride + 1;

    public Shape Output => new(OutputLength, Filters);

    public int Channels => Input.Channels;

    public int GroupChannels => Channels / Groups;

    public int GroupFilters => Filters / Groups;

    /// <summary>The rows that are read; a stride may leave the last ones alone.</summary>
    public int ReadLength => (OutputLength - 1) * Stride + Reach;

    /// <summary>The padding behind the input that is read.</summary>
    public int ReadRight => Math.Max(ReadLength - Left - Input.Length, 0);

    /// <summary>Whether each channel is convolved by itself, with one filter.</summary>
    public bool IsDepthwise => Groups > 1 && Groups == Channels && Groups == Filters;

    public long MultiplyAdds => (long)OutputLength * Width * GroupChannels * Filters;

    /// <summary>A filter's size in words.</summary>
    public static string Describe(int width, int dilation) =>
        dilation == 1 ? Literal.Of(width) : FormattableString.Invariant($"{width} with dilation {dilation}");
}
