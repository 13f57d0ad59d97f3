using System.Linq;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Matrices;
using Gen.Generator.Model;

namespace Gen.Generator.Algorithms.Winograd;

/// <summary>
/// The kernels of a contraction by Toom-Cook: tiles to points, at each point a contraction of its own, and points back to outputs, where bias and epilogue
/// are.
/// </summary>
internal sealed record WinogradContraction(WinogradTiles Tiles, SignalTransformKernel Input, WeightTransformKernel Weights, WinogradProductKernel Sums)
{
    public static WinogradContraction Of(ContractionKernel kernel, WinogradTiles tiles)
    {
        var matrices = tiles.Matrices;
        return new(tiles, tiles.InputTransform(matrices.Input), WeightsOf(kernel, tiles, matrices.Weights),
            new(SumsOf(tiles), OutputOf(kernel, tiles, matrices.Output)));
    }

    private static WeightTransformKernel WeightsOf(ContractionKernel kernel, WinogradTiles tiles, TransformMatrix matrix) => new(
        TransformKind.Weights, matrix, kernel.Groups, kernel.Columns, tiles.Form.Channels, tiles.Form.Taps, tiles.TapsOfPart, kernel.PanelRows, kernel.FirstRow,
        kernel.Taps == 1 ? tiles.Form.Channels : kernel.TapRows);

    private static ContractionKernel SumsOf(WinogradTiles tiles) => new ContractionKernel(
        Positions: tiles.Tiles,
        PositionStride: tiles.Outputs / tiles.Step * tiles.InputStride,
        Taps: tiles.Parts,
        TapStride: tiles.TapsOfPart / tiles.Step * tiles.Phases * tiles.InputStride,
        TapLength: tiles.Form.Channels,
        PanelRows: tiles.Parts * tiles.Form.Channels,
        FirstRow: 0,
        TapRows: tiles.Form.Channels,
        Columns: tiles.Form.Columns,
        Groups: tiles.Form.Groups,
        GroupStride: tiles.Form.Channels,
        OutputStride: tiles.Form.Columns,
        HasBias: false,
        Epilogue: Expression.Identity).Joined();

    private static SignalTransformKernel OutputOf(ContractionKernel kernel, WinogradTiles tiles, TransformMatrix matrix)
    {
        var runs = tiles.OutputRuns().Where(run => run.Valid > 0)
            .Select(run => new TransformRun(run.Block, run.Blocks, run.Phase, run.Phases, tiles.Points, run.Valid));
        var products = new TileStrides(Block: tiles.Phases, Phase: 1, Row: tiles.Tiles);
        return new(TransformKind.Outputs, matrix, new(runs.ToEquatable(), tiles.Form.AllColumns, products, tiles.SignalStrides(kernel.OutputStride)),
            kernel.HasBias, kernel.Epilogue);
    }
}
