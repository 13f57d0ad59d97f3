using System.Linq;
using Gen.Generator.Algorithms.Direct;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Direct;

/// <summary>
/// The reduction where several positions share a vector: as many inputs of each position as it has lanes are read at once, and each of them is then
/// broadcast within its position's lanes. Of what is left over, four are read at once, and the last ones broadcast one by one, so that nothing behind
/// the last one is read.
/// </summary>
internal sealed class LaneSharedReduction(ContractionKernel kernel, VectorWriter vector, Tile tile)
    : TapReduction(kernel, vector, tile)
{
    private int Width => Vector.Lanes / Tile.Share;

    protected override void EmitRows(SourceWriter writer)
    {
        var chunks = LaneSharedTiling.Chunks(Kernel.TapLength, Width);
        if (chunks.Whole > 0)
        {
            using (chunks.Whole == 1 ? writer.Braces() : writer.Block($"for (nint chunk = {Literal.Of(chunks.Whole)}; chunk > 0; chunk--)"))
            {
                EmitChunk(writer, Width);
                if (chunks.Whole > 1 || chunks.LaneQuad || chunks.Singles > 0)
                    EmitAdvance(writer, Width);
            }
        }

        if (chunks.LaneQuad)
        {
            using (writer.Braces())
            {
                EmitChunk(writer, LaneSharedTiling.LaneQuad);
                if (chunks.Singles > 0)
                    EmitAdvance(writer, LaneSharedTiling.LaneQuad);
            }
        }

        for (var row = 0; row < chunks.Singles; row++)
        {
            using (writer.Braces())
                EmitSingle(writer, row);
        }
    }

    private void EmitChunk(SourceWriter writer, int inputs)
    {
        for (var row = 0; row < Tile.Rows; row++)
            writer.Line($"var x{Literal.Of(row)} = {Chunk(row, inputs)};");
        var blended = LaneSharedTiling.Blended(Kernel, Vector.Isa, Tile, inputs);
        for (var input = 0; input < inputs; input++)
        {
            EmitWeight(writer, input);
            var isBlended = (input + 1) * blended / inputs > input * blended / inputs;
            for (var row = 0; row < Tile.Rows; row++)
            {
                var value = isBlended
                    ? Vector.BroadcastHalves(Scalar(row * Tile.Share, input), Scalar(row * Tile.Share + 1, input))
                    : Vector.BroadcastWithin(Width, $"x{Literal.Of(row)}", input);
                EmitMultiplyAdd(writer, value, $"w{Literal.Of(input)}", Accumulator(row, 0, 0));
            }
        }
    }

    private static void EmitAdvance(SourceWriter writer, int inputs)
    {
        writer.Line($"xr = ref Unsafe.Add(ref xr, {Literal.Of(inputs)});");
        writer.Line($"wr = ref Unsafe.Add(ref wr, {Offset.Times(inputs, "Lanes")});");
    }

    private void EmitSingle(SourceWriter writer, int input)
    {
        EmitWeight(writer, input);
        for (var row = 0; row < Tile.Rows; row++)
        {
            var values = Enumerable.Range(row * Tile.Share, Tile.Share)
                .Select(position => Vector.Of(Width).Broadcast(Scalar(position, input)));
            writer.Line($"var x{Literal.Of(row)} = {Vector.Join([.. values])};");
            EmitMultiplyAdd(writer, $"x{Literal.Of(row)}", $"w{Literal.Of(input)}", Accumulator(row, 0, 0));
        }
    }

    private static string Scalar(int position, int input) =>
        Offset.Sum(Offset.Times(position, "PositionStride"), Literal.Of(input)) is var offset && offset == "0" ? "xr" : $"Unsafe.Add(ref xr, {offset})";

    /// <summary>So many inputs of each position, at the start of its lanes.</summary>
    private string Chunk(int row, int inputs)
    {
        if (Kernel.PositionStride == Width && inputs == Width)
            return Vector.Load("xr", Offset.Times(row * Tile.Share, "PositionStride"));
        var part = Vector.Of(Width);
        var parts = Enumerable.Range(row * Tile.Share, Tile.Share)
            .Select(position => part.Widen(Vector.Of(inputs).Load("xr", Offset.Times(position, "PositionStride")), inputs));
        return Vector.Join([.. parts]);
    }

    private void EmitWeight(SourceWriter writer, int input)
    {
        var part = Vector.Of(Width).Load("wr", Offset.Times(input, "Lanes"));
        writer.Line($"var w{Literal.Of(input)} = {Vector.Join([.. Enumerable.Repeat(part, Tile.Share)])};");
    }
}
