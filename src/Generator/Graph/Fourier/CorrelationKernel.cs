using System.Collections.Generic;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Fourier;

/// <summary>The spectra of a gradient of weights: the sum over blocks of input times conjugated output gradient.</summary>
/// <param name="Blocks">The blocks.</param>
/// <param name="GradientStride">The floats between two positions in dy.</param>
internal sealed record CorrelationKernel(OverlapSaveBlocks Blocks, int GradientStride) : Kernel
{
    protected override object[] Identity => [Blocks.Key, GradientStride];

    protected override string Stem => $"Correlation{Blocks}";

    public override IReadOnlyList<string> Arguments => ["x", "dy", "room", "s"];

    public override string Describe() => $"the spectra of {Counted.Of(Blocks.Spectra, "gradient")} of filters gain those of {Counted.Of(Blocks.Form.Positions, "position")}, "
        + $"in blocks of {Literal.Of(Blocks.Block)}";
}
