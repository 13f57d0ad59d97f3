namespace Gen.Import.Graph;

/// <summary>How a window moves.</summary>
/// <param name="Stride">The steps from one to the next.</param>
/// <param name="Dilation">The steps between two taps.</param>
/// <param name="Groups">The groups of channels.</param>
/// <param name="Left">The padding before the signal.</param>
/// <param name="Right">The padding behind it.</param>
/// <param name="Mode">What is padded with.</param>
internal sealed record Window(int Stride = 1, int Dilation = 1, int Groups = 1, int Left = 0, int Right = 0, string Mode = "Constant")
{
    /// <summary>The steps that a window of so many taps spans.</summary>
    public int Reach(int width) => Guard.Size((long)Dilation * (width - 1) + 1, "A window");

    /// <summary>How many windows fit; zero or less where none does.</summary>
    public int Outputs(int steps, int width)
    {
        Guard.Positive(Stride, "A stride");
        Guard.Positive(Dilation, "A dilation");
        Guard.Positive(Groups, "A number of groups");
        var room = (long)Left + steps + Right - Reach(width);
        return Left < 0 || Right < 0 ? throw new ImportException($"A padding of {Left} and {Right} steps is negative.") : room < 0 ? 0 : Guard.Size(room / Stride + 1, "A convolution");
    }

    /// <summary>The padding as C#, by the word for it where there is one.</summary>
    public string Words(int steps, int width) => (Left, Right) switch
    {
        (0, 0) => "\"valid\"",
        _ when this == Same(steps, width) => "\"same\"",
        (var left, 0) when left == Reach(width) - 1 => "\"causal\"",
        _ => CSharp.Padding(Left, Right),
    };

    /// <summary>The padding that keeps ceil(steps / stride) outputs, the odd step on the right.</summary>
    public Window Same(int steps, int width)
    {
        var stride = System.Math.Min(Guard.Positive(Stride, "A stride"), System.Math.Max(steps, 1));
        var total = System.Math.Max((int)(((steps + (long)stride - 1) / stride - 1) * stride + Reach(width) - steps), 0);
        return this with { Left = total / 2, Right = total - total / 2 };
    }
}
