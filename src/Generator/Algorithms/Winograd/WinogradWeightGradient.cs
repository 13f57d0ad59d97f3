using System.Linq;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Matrices;
using Gen.Generator.Model;

namespace Gen.Generator.Algorithms.Winograd;

/// <summary>
/// The kernels of a weight gradient by Toom-Cook. Here the taps are the outputs and a tile of output gradients is the filter: F(k, m), which has the same
/// points as F(m, k) and so the same transform of the input. At each point the outer products of a batch add up; what they come to is transformed back once.
/// </summary>
internal sealed record WinogradWeightGradient(
    WinogradTiles Tiles, SignalTransformKernel Input, SignalTransformKernel OutputGradient, WeightGradientKernel Products, WeightTransformKernel WeightGradient)
{
    public static WinogradWeightGradient Of(WeightGradientKernel kernel, WinogradTiles tiles)
    {
        var matrices = WinogradMatrices.Of(tiles.TapsOfPart, tiles.Outputs);
        return new(tiles, tiles.InputTransform(matrices.Input), GradientOf(kernel, tiles, matrices.Weights), ProductsOf(tiles), WeightsOf(kernel, tiles, matrices.Output));
    }

    private static SignalTransformKernel GradientOf(WeightGradientKernel kernel, WinogradTiles tiles, TransformMatrix matrix)
    {
        var runs = tiles.OutputRuns().Select(run => new TransformRun(run.Block, run.Blocks, run.Phase, run.Phases, run.Valid, tiles.Points));
        return new(TransformKind.Signal, matrix, new(runs.ToEquatable(), tiles.Form.AllColumns, tiles.SignalStrides(kernel.GradientStride), tiles.PointStrides),
            HasBias: false, Expression.Identity);
    }

    private static WeightGradientKernel ProductsOf(WinogradTiles tiles) => new WeightGradientKernel(
        Positions: tiles.Tiles,
        PositionStride: tiles.Outputs / tiles.Step * tiles.InputStride,
        Taps: tiles.Parts,
        TapStride: tiles.TapsOfPart / tiles.Step * tiles.Phases * tiles.InputStride,
        TapLength: tiles.Form.Channels,
        Columns: tiles.Form.Columns,
        Groups: tiles.Points * tiles.Form.Groups,
        GroupStride: tiles.Form.Channels,
        GradientStride: tiles.OutputStride).Joined();

    private static WeightTransformKernel WeightsOf(WeightGradientKernel kernel, WinogradTiles tiles, TransformMatrix matrix) => new(
        TransformKind.WeightGradients, matrix, kernel.Groups, kernel.Columns, tiles.Form.Channels, tiles.Form.Taps, tiles.TapsOfPart, kernel.Rows, FirstRow: 0,
        TapRows: tiles.Form.Channels);
}
