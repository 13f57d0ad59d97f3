using System.Collections.Generic;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Fourier;

/// <summary>Where the weights of a convolution lie in a packed parameter.</summary>
/// <param name="PanelRows">The rows of one panel.</param>
/// <param name="FirstRow">The first row used.</param>
/// <param name="TapRows">The rows from one tap to the next.</param>
internal readonly record struct PackedTaps(int PanelRows, int FirstRow, int TapRows);

/// <summary>The spectra of all filters, conjugated and divided by their size; or the other way, the gradients of weights from theirs.</summary>
/// <param name="Blocks">The convolution.</param>
/// <param name="Taps">Where its weights lie.</param>
/// <param name="ToWeights">Whether weights gain what becomes of spectra.</param>
internal sealed record SpectrumKernel(OverlapSaveBlocks Blocks, PackedTaps Taps, bool ToWeights) : Kernel
{
    /// <summary>The kernel, the same for all signals that the filters are for.</summary>
    public static SpectrumKernel Of(OverlapSaveBlocks blocks, PackedTaps taps, bool toWeights) =>
        new(blocks with { Form = blocks.Form with { Positions = 1, RowStride = blocks.Form.AllChannels } }, taps, toWeights);

    protected override object[] Identity => [Blocks.Form.Taps, Blocks.Form.Dilation, Blocks.Form.Channels, Blocks.Form.Columns, Blocks.Form.Groups, Blocks.Fourier.ToString(),
        Taps.PanelRows, Taps.FirstRow, Taps.TapRows, ToWeights];

    protected override string Stem => $"{(ToWeights ? "WeightsOfSpectra" : "Spectra")}{Literal.Of(Blocks.Spectra)}x{Literal.Of(Blocks.Fourier.Size)}";

    public override IReadOnlyList<string> Arguments => ToWeights ? ["s", "dw"] : ["w", "s"];

    public override string Describe() => ToWeights
        ? $"the gradients of {Counted.Of(Blocks.Form.Taps, "tap")} gain what the spectra of {Counted.Of(Blocks.Spectra, "filter")} come to"
        : $"the spectra of {Counted.Of(Blocks.Spectra, "filter")} of {Counted.Of(Blocks.Form.Taps, "tap")}";
}
