using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>
/// The reduction where several positions share a vector: four inputs of each position are read at once, and each of the four is broadcast within its
/// position's lanes. Inputs that are left over are broadcast one by one, so that nothing behind the last one is read.
/// </summary>
internal sealed class SharedReduction(ContractionKernel kernel, VectorWriter vector, Tile tile)
    : TapReduction(kernel, vector, tile)
{
    private int Width => Vector.Lanes / Tile.Share;

    protected override void EmitRows(SourceWriter writer)
    {
        var (chunks, rest) = (Kernel.TapLength / SharedTiling.Chunk, Kernel.TapLength % SharedTiling.Chunk);
        if (chunks > 0)
        {
            using (chunks == 1 ? writer.Braces() : writer.Block($"for (nint chunk = {Literal.Of(chunks)}; chunk > 0; chunk--)"))
                EmitChunk(writer, advances: chunks > 1 || rest > 0);
        }

        for (var row = 0; row < rest; row++)
        {
            using (writer.Braces())
                EmitSingle(writer, row);
        }
    }

    private void EmitChunk(SourceWriter writer, bool advances)
    {
        for (var row = 0; row < Tile.Rows; row++)
            writer.Line($"var x{Literal.Of(row)} = {Chunk(row)};");
        for (var input = 0; input < SharedTiling.Chunk; input++)
        {
            EmitWeight(writer, input);
            for (var row = 0; row < Tile.Rows; row++)
                EmitMultiplyAdd(writer, Vector.BroadcastWithinFour($"x{Literal.Of(row)}", input), $"w{Literal.Of(input)}", Accumulator(row, 0, 0));
        }

        if (!advances)
            return;
        writer.Line($"xr = ref Unsafe.Add(ref xr, {Literal.Of(SharedTiling.Chunk)});");
        writer.Line($"wr = ref Unsafe.Add(ref wr, {Offset.Times(SharedTiling.Chunk, "Lanes")});");
    }

    private void EmitSingle(SourceWriter writer, int input)
    {
        EmitWeight(writer, input);
        for (var row = 0; row < Tile.Rows; row++)
        {
            var values = Enumerable.Range(row * Tile.Share, Tile.Share)
                .Select(position => Vector.Of(Width).Broadcast(Scalar(Offset.Sum(Offset.Times(position, "PositionStride"), Literal.Of(input)))));
            writer.Line($"var x{Literal.Of(row)} = {Vector.Join([.. values])};");
            EmitMultiplyAdd(writer, $"x{Literal.Of(row)}", $"w{Literal.Of(input)}", Accumulator(row, 0, 0));
        }
    }

    private static string Scalar(string offset) => offset == "0" ? "xr" : $"Unsafe.Add(ref xr, {offset})";

    /// <summary>Four inputs of each position; where a position has more than four lanes, all fours of them hold the same.</summary>
    private string Chunk(int row)
    {
        if (Kernel.PositionStride == SharedTiling.Chunk && Width == SharedTiling.Chunk)
            return Vector.Load("xr", Offset.Times(row * Tile.Share, "PositionStride"));
        var fours = Enumerable.Range(0, Vector.Lanes / SharedTiling.Chunk)
            .Select(four => row * Tile.Share + four * SharedTiling.Chunk / Width)
            .Select(position => Vector.Of(SharedTiling.Chunk).Load("xr", Offset.Times(position, "PositionStride")));
        return Vector.Join([.. fours]);
    }

    private void EmitWeight(SourceWriter writer, int input)
    {
        var part = Vector.Of(Width).Load("wr", Offset.Times(input, "Lanes"));
        writer.Line($"var w{Literal.Of(input)} = {Vector.Join([.. Enumerable.Repeat(part, Tile.Share)])};");
    }
}
