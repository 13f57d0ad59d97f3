using System;
using System.Collections.Generic;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Fourier;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Fourier;

/// <summary>Prints the loop over pairs of blocks, and what brings the rows of a pair into the room: the channels of one as real parts, those of the other as imaginary ones.</summary>
internal sealed class BlockPairs(OverlapSaveBlocks blocks, VectorWriter vector, SharedMethods methods)
{
    private readonly FourierSize _size = blocks.Fourier;

    /// <summary>Prints the pairs: equal ones in a loop, and the last one by itself if it has fewer outputs.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="emit">Prints a pair from the outputs of its two blocks; its first output is the variable <c>first</c>.</param>
    public void Emit(SourceWriter writer, Action<int, int> emit)
    {
        var whole = blocks.OutputsOf(blocks.Pairs - 1) == (blocks.Block, blocks.Block) ? blocks.Pairs : blocks.Pairs - 1;
        if (whole > 0)
        {
            using (writer.Loop("pair", whole) ?? writer.Braces())
            {
                writer.Line($"nint first = {Offset.Each(whole, "pair", Mark.Of("pairPositions", 2 * blocks.Block))};");
                emit(blocks.Block, blocks.Block);
            }
        }

        if (whole < blocks.Pairs)
        {
            using (writer.Braces())
            {
                writer.Line($"nint first = {Mark.Of("lastPair", 2 * blocks.Block * whole)};");
                var (first, second) = blocks.OutputsOf(whole);
                emit(first, second);
            }
        }
    }

    /// <summary>Prints what brings rows into the room, behind which zeros follow.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="argument">The rows: the input, or a gradient of the output.</param>
    /// <param name="stride">The floats from one to the next, as a name and a number.</param>
    /// <param name="channels">The channels of a row.</param>
    /// <param name="start">Where the room for them begins, as a reference's name.</param>
    /// <param name="rows">The rows of the two blocks, of which the second may have none.</param>
    /// <param name="advance">The rows from the first block to the second.</param>
    public void EmitRows(SourceWriter writer, string argument, (string Name, int Value) stride, int channels, string start, (int First, int Second) rows, int advance)
    {
        EmitPlane(writer, Offset.Ref(argument, $"first * {stride.Name}"), stride.Value, channels, $"ref {start}", start, rows.First, 0);
        EmitPlane(writer, Offset.Ref(argument, $"(first + {Mark.Of("blockPositions", advance)}) * {stride.Name}"), stride.Value, channels, $"ref Unsafe.Add(ref {start}, PlaneStride)", start, rows.Second, _size.PlaneStride);
        using (writer.Loop("channel", channels))
            writer.Line(new FourierMethods(_size, vector, methods).Transform(Offset.Ref(start, Offset.Each(channels, "channel", "SignalStride")), "ref room", isInverse: false));
    }

    private void EmitPlane(SourceWriter writer, string from, int stride, int channels, string to, string start, int rows, int plane)
    {
        if (rows > 0)
            writer.Line((channels == 1 && stride == 1 ? Call(MapKernel.Flat(rows, 1, Expression.Identity)) : Call(new TransposeKernel(rows, channels, _size.SignalStride) { InputStride = stride })).With([from, to]));
        if (rows < _size.Size)
            writer.Line(Call(new ZeroKernel(channels, _size.Size - rows, _size.SignalStride)).With([$"ref Unsafe.Add(ref {start}, {Mark.Of("zeros", plane + rows)})"]));
    }

    private SharedCall Call(Graph.Kernel kernel) => FourierMethods.Part(kernel, vector, methods);

    /// <summary>The numbers that the code of all kernels of spectra names.</summary>
    public static IEnumerable<(string Name, int Value, string Meaning)> Constants(OverlapSaveBlocks blocks) =>
    [
        ("RowStride", blocks.Form.RowStride, "Floats from one row to the next in x"),
        ("Channels", blocks.Form.Channels, "Channels of a group"),
        ("Filters", blocks.Form.Columns, "Filters of a group"),
        ("Groups", blocks.Form.Groups, "Groups, each with its own channels and filters"),
        ("Size", blocks.Fourier.Size, "Complex numbers of a spectrum"),
        ("PlaneStride", blocks.Fourier.PlaneStride, "Floats from a spectrum's real parts to its imaginary ones"),
        ("SignalStride", blocks.Fourier.SignalStride, "Floats from one spectrum to the next"),
    ];
}
