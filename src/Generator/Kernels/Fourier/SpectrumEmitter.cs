using System.Collections.Generic;
using Gen.Generator.Graph.Fourier;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Fourier;

/// <summary>Prints the spectra of filters, or what a gradient's spectra add to that of the weights: filter by filter, of each channel.</summary>
internal sealed class SpectrumEmitter(SpectrumKernel kernel) : KernelEmitter
{
    private static readonly MethodFamily s_family = new("Spectra", "Spectra of filters, and gradients of filters from theirs.");

    private readonly OverlapSaveBlocks _blocks = kernel.Blocks;

    public override MethodFamily Family => s_family;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        .. BlockPairs.Constants(_blocks),
        ("Taps", _blocks.Form.Taps, "Taps of a filter"),
        ("Dilation", _blocks.Form.Dilation, "Rows from one tap to the next"),
        ("PanelRows", kernel.Taps.PanelRows, "Rows of a panel of weights: one vector of filters each"),
        ("FirstRow", kernel.Taps.FirstRow, "First row used of a panel"),
        ("TapRows", kernel.Taps.TapRows, "Rows from one tap to the next in a panel"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("w", "the weights, packed"),
        ("dw", "the gradient of the weights, packed"),
        ("s", "the spectra, and behind them a place to work in"),
        ("signal", "a spectrum"),
        ("taps", "the first of a filter's taps of a channel"),
        .. FourierMethods.Letters,
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        var (form, fourier) = (_blocks.Form, new FourierMethods(_blocks.Fourier, vector, methods));
        fourier.EmitTable(writer);
        writer.Line($"ref var room = ref Unsafe.Add(ref s, {Mark.Of("room", _blocks.Spectra * _blocks.Fourier.SignalStride)});");
        methods.Local(writer, "PanelSize", "PanelRows * Lanes", "floats of a panel of weights");
        methods.Local(writer, "GroupSize", $"{Mark.Of("panels", (form.Columns + vector.Lanes - 1) / vector.Lanes)} * PanelSize", "floats of a group's panels");
        using (writer.Block("for (nint filter = 0; filter < Groups * Filters; filter++)"))
        using (writer.Block("for (nint channel = 0; channel < Channels; channel++)"))
        {
            writer.Line("nint column = filter % Filters;");
            writer.Line($"ref var taps = ref Unsafe.Add(ref {(kernel.ToWeights ? "dw" : "w")}, filter / Filters * GroupSize + column / Lanes * PanelSize + (FirstRow + channel) * Lanes + column % Lanes);");
            writer.Line("ref var signal = ref Unsafe.Add(ref s, (filter * Channels + channel) * SignalStride);");
            if (kernel.ToWeights)
                EmitWeights(writer, fourier);
            else
                EmitSpectrum(writer, fourier);
        }
    }

    /// <summary>Prints a filter's spectrum: with its taps the other way round it comes out conjugated.</summary>
    private static void EmitSpectrum(SourceWriter writer, FourierMethods fourier)
    {
        using (writer.Block("for (nint place = 0; place < SignalStride; place++)"))
            writer.Line("Unsafe.Add(ref signal, place) = 0f;");
        using (writer.Block("for (nint tap = 0; tap < Taps; tap++)"))
            writer.Line("Unsafe.Add(ref signal, (Size - tap * Dilation) & (Size - 1)) = 1f / Size * Unsafe.Add(ref taps, tap * TapRows * Lanes);");
        writer.Line(fourier.Transform("ref signal", "ref room", isInverse: false));
    }

    private static void EmitWeights(SourceWriter writer, FourierMethods fourier)
    {
        writer.Line(fourier.Transform("ref signal", "ref room", isInverse: true));
        using (writer.Block("for (nint tap = 0; tap < Taps; tap++)"))
            writer.Line("Unsafe.Add(ref taps, tap * TapRows * Lanes) += 1f / Size * Unsafe.Add(ref signal, tap * Dilation);");
    }
}
