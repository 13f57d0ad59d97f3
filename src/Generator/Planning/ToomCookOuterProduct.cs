using System.Linq;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.ToomCook;

namespace Gen.Generator.Planning;

/// <summary>
/// The kernels of a weight gradient by Toom-Cook. Here the taps are the outputs and a tile of output gradients is the filter: F(k, m), which has the same
/// points as F(m, k) and so the same transform of the input. At each point the outer products of a batch add up; what they come to is transformed back once.
/// </summary>
internal sealed record ToomCookOuterProduct(
    ToomCookTiles Tiles, SignalTransformKernel Input, SignalTransformKernel OutputGradient, OuterProductKernel Products, WeightTransformKernel WeightGradient)
{
    public static ToomCookOuterProduct Of(OuterProductKernel kernel, ToomCookTiles tiles)
    {
        var matrices = ToomCookMatrices.Of(tiles.TapsOfPart, tiles.Outputs);
        return new(tiles, tiles.InputTransform(matrices.Input), GradientOf(kernel, tiles, matrices.Weights), ProductsOf(tiles), WeightsOf(kernel, tiles, matrices.Output));
    }

    private static SignalTransformKernel GradientOf(OuterProductKernel kernel, ToomCookTiles tiles, TransformMatrix matrix)
    {
        var runs = tiles.OutputRuns().Select(run => new TransformRun(run.Block, run.Blocks, run.Phase, run.Phases, run.Valid, tiles.Points));
        return new(TransformKind.Signal, matrix, new(runs.ToEquatable(), tiles.Form.AllColumns, tiles.SignalStrides(kernel.GradientStride), tiles.PointStrides),
            HasBias: false, Expression.Identity);
    }

    private static OuterProductKernel ProductsOf(ToomCookTiles tiles) => new OuterProductKernel(
        Positions: tiles.Tiles,
        PositionStride: tiles.Outputs / tiles.Step * tiles.InputStride,
        Taps: tiles.Parts,
        TapStride: tiles.TapsOfPart / tiles.Step * tiles.Phases * tiles.InputStride,
        TapLength: tiles.Form.Channels,
        Columns: tiles.Form.Columns,
        Groups: tiles.Points * tiles.Form.Groups,
        GroupStride: tiles.Form.Channels,
        GradientStride: tiles.OutputStride).Joined();

    private static WeightTransformKernel WeightsOf(OuterProductKernel kernel, ToomCookTiles tiles, TransformMatrix matrix) => new(
        TransformKind.WeightGradients, matrix, kernel.Groups, kernel.Columns, tiles.Form.Channels, tiles.Form.Taps, tiles.TapsOfPart, kernel.Rows, FirstRow: 0,
        TapRows: tiles.Form.Channels);
}
