using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Winograd;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Kernels.Direct;
using Gen.Generator.Schedule;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Winograd;

/// <summary>
/// Prints sums at points: groups, blocks of columns, points, tiles; behind a block's last point its outputs. So the products stay in the first cache, and
/// the stores of outputs, of a user's perhaps, go on while the next block is multiplied.
/// </summary>
internal sealed class WinogradProductEmitter(WinogradProductKernel kernel) : KernelEmitter
{
    /// <summary>The letters that mean something else here than in the two kernels that it consists of.</summary>
    private static readonly string[] s_own = ["x", "w", "y"];

    private static readonly MethodFamily s_family = new("PointSums", "Toom-Cook's sums at points: blocks of columns, points, tiles; behind a block's last point its outputs.");

    public override MethodFamily Family => s_family;

    public override bool IsHot => false;

    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("Points", kernel.Points, "Points, each with its own weights and its own stretch of x"),
        ("PointStride", kernel.PointStride, "Floats from one point to the next in x"),
        .. new ContractionEmitter(kernel.Sums).Constants.Where(constant => constant.Name != "OutputStride"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        ("x", "the tiles at all points; where outputs are made, the products"),
        ("w", "the weights at all points, packed: for each vector of columns a panel, in it a vector for each input of a sum"),
        ("products", "the sums of a block of columns at all points"),
        ("y", "the outputs; where sums are made, the products"),
        .. new ContractionEmitter(kernel.Sums).Letters.Where(letter => !s_own.Contains(letter.Name)),
        .. new TransformEmitter(kernel.Output).Letters.Where(letter => !s_own.Contains(letter.Name) && letter.Name is not ("bias" or "beside")),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector, SharedMethods methods)
    {
        var schedule = WinogradProductSchedule.Of(kernel, vector.Isa);
        var panels = (kernel.Sums.Columns + vector.Lanes - 1) / vector.Lanes;
        methods.Local(writer, "PanelSize", "PanelRows * Lanes", "floats of a panel of w");
        methods.Local(writer, "GroupSize", $"{Mark.Of("panels", panels)} * PanelSize", "floats of a group's panels at a point");
        methods.Local(writer, "OutputStride", Mark.Of("productsOfTile", schedule.Sums.OutputStride), "floats from one tile to the next in the products");
        methods.Local(writer, "PointSize", $"{Mark.Of("tilesOfPoint", schedule.Sums.Positions)} * OutputStride", "floats from one point to the next in the products");
        Outputs(schedule, schedule.Blocks[0], vector.Isa).EmitConstants(writer, methods);
        var tiles = new ContractionMethods(schedule.Sums, vector, methods);
        using (writer.Loop("group", kernel.Sums.Groups))
        {
            foreach (var block in schedule.Blocks)
                EmitBlocks(writer, vector, methods, tiles, schedule, block);
        }
    }

    private static TransformMethods Outputs(WinogradProductSchedule schedule, ColumnBlock block, VectorIsa isa)
    {
        var output = schedule.OutputOf(block, isa);
        return new(output, output.Signal);
    }

    private void EmitBlocks(
        SourceWriter writer, VectorWriter vector, SharedMethods methods, ContractionMethods tiles, WinogradProductSchedule schedule, ColumnBlock block)
    {
        writer.Line("// " + ContractionMethods.Describe(block));
        using (writer.Loop("block", block.Count) ?? writer.Braces())
        {
            ContractionMethods.EmitVector(writer, block);
            EmitSums(writer, tiles, schedule.Sums, block);
            var column = Offset.Sum(Offset.Each(kernel.Sums.Groups, "group", "Columns"), "vector * Lanes", Literal.Of(block.FirstLane));
            Outputs(schedule, block, vector.Isa).EmitCalls(writer, vector, methods, argument => argument == "x" ? ("products", "0") : (argument, column));
        }
    }

    /// <summary>Prints a block's sums at all points.</summary>
    private static void EmitSums(SourceWriter writer, ContractionMethods tiles, ContractionKernel sums, ColumnBlock block)
    {
        using (writer.Block("for (nint point = 0; point < Points; point++)"))
        {
            var weights = Offset.Sum($"point * {(sums.Groups == 1 ? "GroupSize" : "(Groups * GroupSize)")}", Offset.Each(sums.Groups, "group", "GroupSize"),
                "vector * PanelSize", Literal.Of(block.FirstLane));
            writer.Line($"ref var weights = {Offset.Ref("w", weights)};");
            foreach (var run in block.Runs)
            {
                var x = Offset.Ref("x", Offset.Sum("point * PointStride", Offset.Each(sums.Groups, "group", "GroupStride"), Offset.Marked(run.Start, "PositionStride")));
                var products = Offset.Ref("products", Offset.Sum("point * PointSize", Offset.Marked(run.Start, "OutputStride")));
                writer.Line(tiles.Call(run, block, [x, "ref weights", products]));
            }
        }
    }
}
