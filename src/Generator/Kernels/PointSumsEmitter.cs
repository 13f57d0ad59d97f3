using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>
/// Prints sums at points: groups, blocks of columns, points, tiles; behind a block's last point its outputs. So the products stay in the first cache, and
/// the stores of outputs, of a user's perhaps, go on while the next block is multiplied.
/// </summary>
internal sealed class PointSumsEmitter(PointSumsKernel kernel) : KernelEmitter
{
    public override IEnumerable<(string Name, int Value, string Meaning)> Constants =>
    [
        ("Points", kernel.Points, "Points, each with its own weights and its own stretch of x"),
        ("PointStride", kernel.PointStride, "Floats from one point to the next in x"),
        .. new ContractionEmitter(kernel.Sums).Constants.Where(constant => constant.Name != "OutputStride"),
    ];

    public override IEnumerable<(string Name, string Meaning)> Letters =>
    [
        .. new ContractionEmitter(kernel.Sums).Letters.Where(letter => letter.Name != "x"),
        .. new TransformEmitter(kernel.Output).Letters.Where(letter => letter.Name is not ("bias" or "beside" or "y")),
        ("products", "the sums of a block of columns at all points"),
    ];

    public override void Emit(SourceWriter writer, VectorWriter vector)
    {
        var schedule = PointSumsSchedule.Of(kernel, vector.Isa);
        var panels = (kernel.Sums.Columns + vector.Lanes - 1) / vector.Lanes;
        writer.Line($"private const int Lanes = {Literal.Of(vector.Lanes)};");
        writer.Line("private const int PanelSize = PanelRows * Lanes;");
        writer.Line($"private const int GroupSize = {Literal.Of(panels)} * PanelSize;");
        writer.Line($"private const int OutputStride = {Literal.Of(schedule.Sums.OutputStride)}; // From one tile to the next among the products.");
        writer.Line($"private const int PointSize = {Literal.Of(schedule.PointSize)};");
        Outputs(schedule, schedule.Blocks[0], vector.Isa).EmitConstants(writer);
        writer.Line();
        using (writer.Block($"public static void Run({Parameters(kernel.Arguments)})"))
        using (writer.Loop("group", kernel.Sums.Groups))
        {
            foreach (var block in schedule.Blocks)
                EmitBlocks(writer, vector, schedule, block);
        }

        ContractionMethods.Emit(writer, vector, schedule.Sums, schedule.Blocks);
        foreach (var block in schedule.Blocks.GroupBy(block => Suffix(schedule, block, vector.Isa)).Select(alike => alike.First()))
            Outputs(schedule, block, vector.Isa).EmitMethods(writer, vector);
    }

    private static string Suffix(PointSumsSchedule schedule, ColumnBlock block, VectorIsa isa) =>
        "By" + Literal.Of(schedule.OutputOf(block, isa).Signal.Columns);

    private static TransformMethods Outputs(PointSumsSchedule schedule, ColumnBlock block, VectorIsa isa) =>
        schedule.OutputOf(block, isa) is var output ? new(output, output.Signal, Suffix(schedule, block, isa)) : throw new System.InvalidOperationException();

    private void EmitBlocks(SourceWriter writer, VectorWriter vector, PointSumsSchedule schedule, ColumnBlock block)
    {
        var sums = schedule.Sums;
        writer.Line("// " + ContractionMethods.Describe(block));
        using (writer.Loop("block", block.Count) ?? writer.Braces())
        {
            ContractionMethods.EmitVector(writer, block);
            using (writer.Block("for (nint point = 0; point < Points; point++)"))
            {
                var weights = Offset.Sum($"point * {(sums.Groups == 1 ? "GroupSize" : "(Groups * GroupSize)")}", Offset.Each(sums.Groups, "group", "GroupSize"),
                    "vector * PanelSize", sums.FirstRow == 0 ? "0" : "FirstRow * Lanes", Literal.Of(block.FirstLane));
                writer.Line($"ref var weights = {Offset.Ref("w", weights)};");
                foreach (var run in block.Runs)
                {
                    var x = Offset.Sum("point * PointStride", Offset.Each(sums.Groups, "group", "GroupStride"), Offset.Times(run.Start, "PositionStride"));
                    writer.Line($"{ContractionMethods.Name(run, block)}({Offset.Ref("x", x)}, ref weights, {Offset.Ref("products", Offset.Sum("point * PointSize", Offset.Times(run.Start, "OutputStride")))});");
                }
            }

            var column = Offset.Sum(Offset.Each(sums.Groups, "group", "Columns"), "vector * Lanes", Literal.Of(block.FirstLane));
            Outputs(schedule, block, vector.Isa).EmitCalls(writer, argument => argument == "x" ? ("products", "0") : (argument, column));
        }
    }
}
