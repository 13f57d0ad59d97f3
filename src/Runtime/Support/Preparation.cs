using System;
using System.Runtime.CompilerServices;

namespace Gen.Support;

/// <summary>Derives from parameters what predictions read. For generated code.</summary>
public static class Preparation
{
    /// <summary>A batch normalisation with running statistics: scale = gamma / sqrt(var + epsilon), shift = beta - mean * scale.</summary>
    /// <param name="gamma">The learned factors.</param>
    /// <param name="beta">The learned summands.</param>
    /// <param name="mean">The running means.</param>
    /// <param name="variance">The running variances.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="scale">Receives the factor of each channel.</param>
    /// <param name="shift">Receives the summand of each channel.</param>
    public static void Normalisation(
        ParameterValues gamma, ParameterValues beta, ParameterValues mean, ParameterValues variance, float epsilon, AlignedBuffer scale, AlignedBuffer shift)
    {
        for (var channel = 0; channel < gamma.Layout.Length; channel++)
        {
            var factor = gamma.Span[channel] / Math.Sqrt((double)variance.Span[channel] + epsilon);
            scale.Span[channel] = (float)factor;
            shift.Span[channel] = (float)(beta.Span[channel] - mean.Span[channel] * factor);
        }
    }

    /// <summary>A convolution with a following scale and shift of its filters as a convolution with other weights and bias.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="bias">The bias, if there is one.</param>
    /// <param name="scale">The factor of each filter.</param>
    /// <param name="shift">The summand of each filter.</param>
    /// <param name="foldedWeights">Receives the weights, in the same layout.</param>
    /// <param name="foldedBias">Receives the bias.</param>
    public static void Fold(
        ParameterValues weights, ParameterValues? bias, AlignedBuffer scale, AlignedBuffer shift, AlignedBuffer foldedWeights, AlignedBuffer foldedBias)
    {
        weights.Span.CopyTo(foldedWeights.Span);
        FoldInPlace(weights.Layout, bias, scale, shift, foldedWeights, foldedBias);
    }

    /// <summary>As <see cref="Fold"/>, for a transposed convolution, whose weights are first packed as its forward pass reads them.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="taps">Their taps.</param>
    /// <param name="channels">The output's channels.</param>
    /// <param name="bias">The bias, if there is one.</param>
    /// <param name="scale">The factor of each filter.</param>
    /// <param name="shift">The summand of each filter.</param>
    /// <param name="foldedWeights">Receives the weights.</param>
    /// <param name="foldedBias">Receives the bias.</param>
    public static void FoldTransposed(
        ParameterValues weights, int taps, int channels, ParameterValues? bias, AlignedBuffer scale, AlignedBuffer shift,
        AlignedBuffer foldedWeights, AlignedBuffer foldedBias)
    {
        Transpose(weights, taps, channels, foldedWeights);
        FoldInPlace(TransposedWeights.LayoutOf(weights.Layout, taps, channels), bias, scale, shift, foldedWeights, foldedBias);
    }

    /// <summary>The floats of a transposed convolution's weights as its forward pass reads them.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="taps">Their taps.</param>
    /// <param name="channels">The output's channels.</param>
    public static int TransposedLength(ParameterValues weights, int taps, int channels) => TransposedWeights.LayoutOf(weights.Layout, taps, channels).PackedLength;

    /// <summary>A transposed convolution's weights as its forward pass reads them: taps flipped, rows and columns exchanged in each.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="taps">Their taps.</param>
    /// <param name="channels">The output's channels.</param>
    /// <param name="transposed">Receives them.</param>
    public static void Transpose(ParameterValues weights, int taps, int channels, AlignedBuffer transposed) =>
        TransposedWeights.Fill(weights, taps, TransposedWeights.LayoutOf(weights.Layout, taps, channels), transposed.Span);

    /// <summary>A convolution's weights with the inputs of each filter side by side.</summary>
    /// <param name="layout">How they are packed.</param>
    /// <param name="weights">The first of them.</param>
    /// <param name="rows">Receives a row for each filter: element (f, r) of Columns x Rows.</param>
    public static void FilterRows(PackedLayout layout, ref float weights, AlignedBuffer rows)
    {
        var values = rows.Span;
        for (var filter = 0; filter < layout.Columns; filter++)
        {
            ref var first = ref Unsafe.Add(ref weights, layout.IndexOf(0, filter));
            for (var row = 0; row < layout.Rows; row++)
                values[filter * layout.Rows + row] = Unsafe.Add(ref first, row * layout.Lanes);
        }
    }

    private static void FoldInPlace(
        PackedLayout layout, ParameterValues? bias, AlignedBuffer scale, AlignedBuffer shift, AlignedBuffer weights, AlignedBuffer foldedBias)
    {
        for (var filter = 0; filter < layout.Columns; filter++)
            foldedBias.Span[filter] = (bias is null ? 0 : bias.Span[filter]) * scale.Span[filter] + shift.Span[filter];
        ref var panel = ref weights.Origin;
        for (var group = 0; group < layout.Columns; group += layout.GroupColumns)
        {
            for (var column = 0; column < layout.GroupColumns; column += layout.Lanes)
            {
                ScaleColumns(ref panel, layout.Rows, layout.Lanes, ref Unsafe.Add(ref scale.Origin, group + column), Math.Min(layout.Lanes, layout.GroupColumns - column));
                panel = ref Unsafe.Add(ref panel, layout.Rows * layout.Lanes);
            }
        }
    }

    /// <summary>Multiplies the columns of a panel. Optimised at once: there may be a million weights, and this is part of a first prediction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ScaleColumns(ref float panel, int rows, int lanes, ref float factors, int columns)
    {
        for (nint row = 0; row < rows; row++)
        {
            for (nint column = 0; column < columns; column++)
                Unsafe.Add(ref panel, row * lanes + column) *= Unsafe.Add(ref factors, column);
        }
    }
}
