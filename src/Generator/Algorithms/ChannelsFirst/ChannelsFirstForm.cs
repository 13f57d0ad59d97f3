using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Model;

namespace Gen.Generator.Algorithms.ChannelsFirst;

/// <summary>What a contraction is as a convolution of stride 1, whose outputs may be computed with neighbouring positions in a vector.</summary>
/// <param name="Positions">The outputs.</param>
/// <param name="Taps">The taps.</param>
/// <param name="Dilation">The steps from one tap to the next.</param>
/// <param name="Channels">The channels of one group.</param>
/// <param name="Filters">The filters of one group.</param>
/// <param name="Groups">The groups.</param>
internal readonly record struct ChannelsFirstForm(int Positions, int Taps, int Dilation, int Channels, int Filters, int Groups)
{
    public int AllChannels => Channels * Groups;

    public int AllFilters => Filters * Groups;

    public long Multiplications => (long)Positions * Taps * Channels * AllFilters;

    /// <summary>The form of a contraction with weights of such a shape, if it has one.</summary>
    /// <param name="kernel">The contraction.</param>
    /// <param name="weights">The weights' [taps, channels of a group, filters]; they tell a long tap from several.</param>
    public static ChannelsFirstForm? Of(ContractionKernel kernel, EquatableArray<int> weights)
    {
        if (weights.Count != 3 || kernel.Positions < ChannelsFirstKernel.LeastPositions || kernel.HasResidual || kernel.FirstRow != 0)
            return null;
        var (taps, channels) = (weights[0], weights[1]);
        var isJoined = kernel.Taps == 1 && kernel.TapLength == taps * channels;
        var dilation = isJoined ? 1 : kernel.TapStride / kernel.PositionStride;
        var form = new ChannelsFirstForm(kernel.Positions, taps, dilation, channels, kernel.Columns, kernel.Groups);
        var isAlike = kernel.PositionStride == form.AllChannels && kernel.PanelRows == taps * channels && kernel.OutputStride == form.AllFilters
            && (kernel.Groups == 1 || kernel.GroupStride == channels);
        return isAlike && (isJoined || (kernel.Taps == taps && kernel.TapLength == channels && kernel.TapRows == channels)) ? form : null;
    }

    /// <summary>The kernel for rows that are so far apart.</summary>
    public ChannelsFirstKernel Kernel(ContractionKernel sums, int channelStride, int outputStride) =>
        new(Positions, Taps, Dilation, Channels, channelStride, Filters, Groups, outputStride, sums.HasBias, sums.Epilogue);
}
