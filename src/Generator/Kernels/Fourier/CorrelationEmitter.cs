using System.Collections.Generic;
using Gen.Generator.Graph.Fourier;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Fourier;

/// <summary>Prints the spectra of a gradient of weights: of each pair of blocks, every channel's with every filter's.</summary>
internal sealed class CorrelationEmitter(CorrelationKernel kernel) : KernelEmitter
{
    private static readonly MethodFamily s_family = new("Correlations", "Gradients of weights by products of spectra, block after block.");

    private readonly OverlapSaveBlocks _blocks = kernel.Blocks;

    public override MethodFamily Family => s_family;

    public override bool IsHot => false;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        .. BlockPairs.Constants(_blocks),
        ("GradientStride", kernel.GradientStride, "Floats from one position to the next in dy"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input"),
        ("dy", "the gradient of the output"),
        ("room", "a place to work in"),
        ("s", "the spectra of the filters' gradients"),
        ("signals", "the spectra of a pair's channels"),
        ("results", "those of its gradients"),
        .. FourierMethods.Letters,
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        var (form, fourier, pairs) = (_blocks.Form, new FourierMethods(_blocks.Fourier, vector, methods), new BlockPairs(_blocks, vector, methods));
        fourier.EmitTable(writer);
        writer.Line($"ref var signals = ref Unsafe.Add(ref room, {Mark.Of("signals", _blocks.SignalsStart)});");
        writer.Line($"ref var results = ref Unsafe.Add(ref room, {Mark.Of("results", _blocks.ResultsStart)});");
        pairs.Emit(writer, (first, second) =>
        {
            pairs.EmitRows(writer, "x", ("RowStride", form.RowStride), form.AllChannels, "signals", (first + _blocks.Reach, second == 0 ? 0 : second + _blocks.Reach), first);
            pairs.EmitRows(writer, "dy", ("GradientStride", kernel.GradientStride), form.AllColumns, "results", (first, second), first);
            using (writer.Loop("filter", form.AllColumns))
            using (writer.Loop("channel", form.Channels))
            {
                var group = form.Groups == 1 ? "0" : "filter / Filters * Channels";
                var filter = Offset.Each(form.AllColumns, "filter", "SignalStride");
                var channel = Offset.Each(form.Channels, "channel", "SignalStride");
                var spectrum = Offset.Sum(Offset.Each(form.AllColumns, "filter", "Channels * SignalStride"), channel);
                var signal = group == "0" ? channel : Offset.Sum($"{group} * SignalStride", channel);
                writer.Line(fourier.Correlate(Offset.Ref("signals", signal), Offset.Ref("results", filter), Offset.Ref("s", spectrum)));
            }
        });
    }
}
