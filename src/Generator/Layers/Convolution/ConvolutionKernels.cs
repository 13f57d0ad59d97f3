using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;

namespace Gen.Generator.Layers.Convolution;

/// <summary>
/// The three products of a convolution: output from input and weights, weights' gradient from input and output gradient, input gradient from output
/// gradient and weights. A transposed convolution is the same three with its output in the place of the input: its forward pass is the third, its
/// backward pass the first and the second.
/// </summary>
internal static class ConvolutionKernels
{
    /// <summary>Each output position starts <c>Stride</c> rows behind the one before; each tap <c>Dilation</c> rows.</summary>
    public static SumKernel Output(Conv1dGeometry geometry, bool hasBias) => geometry.IsDepthwise
        ? new DepthwiseKernel(
            Positions: geometry.OutputLength,
            PositionStride: geometry.Stride * geometry.Channels,
            Taps: geometry.Width,
            TapStride: geometry.Dilation * geometry.Channels,
            PanelRows: geometry.Width,
            FirstRow: 0,
            RowStep: 1,
            Channels: geometry.Channels,
            OutputStride: geometry.Filters,
            HasBias: hasBias,
            Epilogue: Expression.Identity)
        : new ContractionKernel(
            Positions: geometry.OutputLength,
            PositionStride: geometry.Stride * geometry.Channels,
            Taps: geometry.Width,
            TapStride: geometry.Dilation * geometry.Channels,
            TapLength: geometry.GroupChannels,
            PanelRows: geometry.Width * geometry.GroupChannels,
            FirstRow: 0,
            TapRows: geometry.GroupChannels,
            Columns: geometry.GroupFilters,
            Groups: geometry.Groups,
            GroupStride: geometry.GroupChannels,
            OutputStride: geometry.Filters,
            HasBias: hasBias,
            Epilogue: Expression.Identity).Joined();

    /// <summary>The outer product of input and output gradient, summed over positions.</summary>
    public static Kernel WeightGradient(Conv1dGeometry geometry) => geometry.IsDepthwise
        ? new DepthwiseGradientKernel(
            Positions: geometry.OutputLength,
            PositionStride: geometry.Stride * geometry.Channels,
            Taps: geometry.Width,
            TapStride: geometry.Dilation * geometry.Channels,
            Channels: geometry.Channels)
        : new WeightGradientKernel(
            Positions: geometry.OutputLength,
            PositionStride: geometry.Stride * geometry.Channels,
            Taps: geometry.Width,
            TapStride: geometry.Dilation * geometry.Channels,
            TapLength: geometry.GroupChannels,
            Columns: geometry.GroupFilters,
            Groups: geometry.Groups,
            GroupStride: geometry.GroupChannels,
            GradientStride: geometry.Filters).Joined();

    /// <summary>
    /// One class of rows of the input gradient: a contraction of the output gradient and the flipped weights. With one filter for each channel nothing is
    /// transposed, and the taps are flipped by reading them backwards; so are no taps at all.
    /// </summary>
    public static SumKernel InputGradient(Conv1dGeometry geometry, InputGradientClass rows, bool hasBias) => geometry.IsDepthwise || rows.Taps == 0
        ? new DepthwiseKernel(
            Positions: rows.Rows,
            PositionStride: geometry.Filters,
            Taps: rows.Taps,
            TapStride: rows.GradientStep * geometry.Filters,
            PanelRows: geometry.Width,
            FirstRow: geometry.Width - 1 - rows.FirstFlippedTap,
            RowStep: -rows.TapStep,
            Channels: geometry.Channels,
            OutputStride: (rows.Taps == 0 ? 1 : geometry.Stride) * geometry.Channels,
            HasBias: hasBias,
            Epilogue: Expression.Identity)
        : new ContractionKernel(
            Positions: rows.Rows,
            PositionStride: geometry.Filters,
            Taps: rows.Taps,
            TapStride: rows.GradientStep * geometry.Filters,
            TapLength: geometry.GroupFilters,
            PanelRows: geometry.Width * geometry.GroupFilters,
            FirstRow: rows.FirstFlippedTap * geometry.GroupFilters,
            TapRows: rows.TapStep * geometry.GroupFilters,
            Columns: geometry.GroupChannels,
            Groups: geometry.Groups,
            GroupStride: geometry.GroupFilters,
            OutputStride: geometry.Stride * geometry.Channels,
            HasBias: hasBias,
            Epilogue: Expression.Identity).Joined();
}
