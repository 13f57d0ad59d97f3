namespace Gen.Generator.Graph.Convolutions;

/// <summary>
/// What a contraction or an outer product is as a convolution whose outputs are neighbours: tap k of position p reads <c>Channels</c> floats of row
/// p + k * Dilation. A stride is one row of several steps here, so a filter of 4 taps and stride 2 has 2 taps of twice the channels.
/// </summary>
/// <param name="Positions">The outputs.</param>
/// <param name="RowStride">The floats from one row of the input to the next.</param>
/// <param name="Taps">The taps.</param>
/// <param name="Dilation">The rows from one tap to the next.</param>
/// <param name="Channels">The floats of one tap in one group.</param>
/// <param name="Columns">The output columns of one group.</param>
/// <param name="Groups">The groups; their channels lie side by side.</param>
internal readonly record struct ConvolutionForm(int Positions, int RowStride, int Taps, int Dilation, int Channels, int Columns, int Groups)
{
    public int AllChannels => Channels * Groups;

    public int AllColumns => Columns * Groups;

    /// <summary>The rows that are read.</summary>
    public int Rows => Positions + (Taps - 1) * Dilation;

    public long Multiplications => (long)Positions * Taps * Channels * AllColumns;

    public static ConvolutionForm? Of(ContractionKernel kernel) => kernel.LastTapShift != 0 ? null : Of(kernel.Positions, kernel.PositionStride, kernel.Taps, kernel.TapStride, kernel.TapLength,
        kernel.Columns, kernel.Groups, kernel.GroupStride);

    public static ConvolutionForm? Of(WeightGradientKernel kernel) => Of(kernel.Positions, kernel.PositionStride, kernel.Taps, kernel.TapStride, kernel.TapLength,
        kernel.Columns, kernel.Groups, kernel.GroupStride);

    private static ConvolutionForm? Of(int positions, int positionStride, int taps, int tapStride, int tapLength, int columns, int groups, int groupStride)
    {
        // One long tap is several that were joined.
        if (taps == 1 && groups == 1 && tapLength > positionStride && tapLength % positionStride == 0)
            return new(positions, positionStride, tapLength / positionStride, 1, positionStride, columns, 1);
        return taps > 1 && tapStride % positionStride == 0 && (groups == 1 || groupStride == tapLength) && groups * tapLength <= positionStride
            ? new(positions, positionStride, taps, tapStride / positionStride, tapLength, columns, groups)
            : null;
    }
}
