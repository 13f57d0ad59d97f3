using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Fourier;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Model;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Fourier;

/// <summary>Prints a convolution by spectra: pairs of blocks become spectra, their products with the filters' become outputs.</summary>
internal sealed class OverlapSaveEmitter(OverlapSaveKernel kernel) : KernelEmitter
{
    private static readonly MethodFamily s_family = new("OverlapSaves", "Convolutions by products of spectra, block after block.");

    private readonly OverlapSaveBlocks _blocks = kernel.Blocks;

    public override MethodFamily Family => s_family;

    public override bool IsHot => false;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        .. BlockPairs.Constants(_blocks),
        ("OutputStride", kernel.OutputStride, "Floats from one position to the next in y"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the input"),
        ("w", "the spectra of the filters"),
        ("bias", "what each filter's sums start at"),
        ("beside", "what the last formula takes beside the sum"),
        ("room", "a place to work in"),
        ("y", "the output"),
        ("signals", "the spectra of a pair's channels"),
        ("results", "the spectra of its outputs, then those"),
        ("sums", "a block's outputs, which a formula has still to finish"),
        .. FourierMethods.Letters,
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        var fourier = new FourierMethods(_blocks.Fourier, vector, methods);
        var pairs = new BlockPairs(_blocks, vector, methods);
        fourier.EmitTable(writer);
        writer.Line($"ref var signals = ref Unsafe.Add(ref room, {Mark.Of("signals", _blocks.SignalsStart)});");
        writer.Line($"ref var results = ref Unsafe.Add(ref room, {Mark.Of("results", _blocks.ResultsStart)});");
        if (HasSums)
            writer.Line($"ref var sums = ref Unsafe.Add(ref room, {Mark.Of("sums", _blocks.SumsStart)});");
        pairs.Emit(writer, (first, second) =>
        {
            pairs.EmitRows(writer, "x", ("RowStride", _blocks.Form.RowStride), _blocks.Form.AllChannels, "signals",
                (first + _blocks.Reach, second == 0 ? 0 : second + _blocks.Reach), first);
            EmitProducts(writer, fourier);
            EmitOutputs(writer, vector, methods, "results", "first", first);
            if (second > 0)
                EmitOutputs(writer, vector, methods, "Unsafe.Add(ref results, PlaneStride)", $"(first + {Mark.Of("blockPositions", first)})", second);
        });
    }

    /// <summary>Whether outputs become rows before a formula finishes them.</summary>
    private bool HasSums => _blocks.Form.AllColumns * kernel.OutputStride > 1 && (kernel.Epilogue != Expression.Identity || kernel.HasResidual);

    private void EmitProducts(SourceWriter writer, FourierMethods fourier)
    {
        var form = _blocks.Form;
        using (writer.Loop("group", form.Groups))
        using (writer.Loop("column", form.Columns) ?? writer.Braces())
        {
            writer.Line($"nint filter = {Offset.Sum(Offset.Each(form.Groups, "group", "Filters"), Offset.Each(form.Columns, "column", 1))};");
            writer.Line("ref var result = ref Unsafe.Add(ref results, filter * SignalStride);");
            writer.Line(fourier.Products(Offset.Ref("signals", Offset.Each(form.Groups, "group", "Channels * SignalStride")), "ref Unsafe.Add(ref w, filter * Channels * SignalStride)",
                "ref result", "Channels"));
            if (kernel.HasBias)
            {
                // What is added to frequency zero is added to every output, those of both blocks.
                writer.Line("result += Unsafe.Add(ref bias, filter);");
                writer.Line("Unsafe.Add(ref result, PlaneStride) += Unsafe.Add(ref bias, filter);");
            }

            writer.Line(fourier.Transform("ref result", "ref room", isInverse: true));
        }
    }

    /// <summary>Prints what brings a block's outputs to where they belong.</summary>
    private void EmitOutputs(SourceWriter writer, VectorWriter vector, SharedMethods methods, string from, string position, int outputs)
    {
        string Argument(string name) => Offset.Ref(name, $"{position} * OutputStride");
        string Run(Kernel part, params string[] arguments) => FourierMethods.Part(part, vector, methods).With(arguments);
        var filters = _blocks.Form.AllColumns;
        string[] beside = kernel.HasResidual ? [Argument("beside")] : [];
        var rows = new TransposeKernel(filters, outputs, HasSums ? filters : kernel.OutputStride) { InputStride = _blocks.Fourier.SignalStride };
        if (filters * kernel.OutputStride == 1)
        {
            writer.Line(Run(MapKernel.Flat(outputs, 1 + beside.Length, kernel.Epilogue), [$"ref {from}", .. beside, Argument("y")]));
            return;
        }

        writer.Line(Run(rows, $"ref {from}", HasSums ? "ref sums" : Argument("y")));
        if (!HasSums)
            return;
        var strides = new[] { filters }.Concat(beside.Select(_ => kernel.OutputStride)).ToEquatable();
        writer.Line(Run(new MapKernel(outputs, filters, strides, kernel.OutputStride, kernel.Epilogue), ["ref sums", .. beside, Argument("y")]));
    }
}
