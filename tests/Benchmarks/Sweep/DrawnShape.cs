using System;
using System.Collections.Generic;
using System.Linq;

namespace Benchmarks.Sweep;

/// <summary>A randomly drawn convolution.</summary>
internal sealed record DrawnShape(
    int Channels, int Length, int Filters, int Width, int Stride, int Dilation, int Groups, string Padding)
{
    /// <summary>A network that takes longer is left out, so that a sweep ends the same day.</summary>
    private const long MostMultiplyAdds = 1_000_000_000;

    private static readonly string[] s_paddings = ["same", "valid", "causal"];

    /// <summary>Its sizes: <c>60/34/8/7</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Channels}/{Length}/{Filters}/{Width}");

    private long MultiplyAdds => (long)(Length / Stride + 1) * Width * (Channels / Groups) * Filters;

    /// <summary>
    /// Draws so many: channels and filters from 1 to 300, width to 64, length from 8 to 4000; a third have a stride, a third a dilation, a fifth
    /// groups.
    /// </summary>
    /// <param name="seed">Decides all.</param>
    /// <param name="count">How many.</param>
    /// <param name="isEven">Whether sizes are drawn evenly, or evenly in their logarithm: as many from 1 to 2 as from 100 to 200.</param>
    public static IEnumerable<DrawnShape> Draw(int seed, int count, bool isEven = false)
    {
        var random = new Random(seed);
        Func<int, int, int> size = isEven ? (least, most) => random.Next(least, most + 1) : (least, most) => EvenInLogarithm(random, least, most);
        while (count > 0)
        {
            var shape = Draw(random, size);
            if (shape.Dilation * (shape.Width - 1) >= shape.Length || shape.MultiplyAdds > MostMultiplyAdds)
                continue;
            count--;
            yield return shape;
        }
    }

    /// <summary>The class, in C#.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="layout">The layout of its buffers.</param>
    public string Declaration(string name, Gen.DataLayout layout) => FormattableString.Invariant($"""
        [Input(Length = {Length}, Channels = {Channels}, Layout = DataLayout.{layout})]
        [Conv1d(Filters = {Filters}, Width = {Width}, Stride = {Stride}, Dilation = {Dilation}, Groups = {Groups}, Padding = "{Padding}")]
        public sealed partial class {name};

        """);

    private static DrawnShape Draw(Random random, Func<int, int, int> size)
    {
        var (channels, filters) = (size(1, 300), size(1, 300));
        var divisors = Enumerable.Range(2, 299).Where(groups => channels % groups == 0 && filters % groups == 0).ToArray();
        return new(
            channels, size(8, 4000), filters, size(1, 64),
            random.Next(3) == 0 ? random.Next(2, 5) : 1,
            random.Next(3) == 0 ? random.Next(2, 9) : 1,
            random.Next(5) == 0 && divisors.Length > 0 ? divisors[random.Next(divisors.Length)] : 1,
            s_paddings[random.Next(s_paddings.Length)]);
    }

    private static int EvenInLogarithm(Random random, int least, int most) =>
        Math.Min((int)(least * Math.Pow((double)(most + 1) / least, random.NextDouble())), most);
}
