using System;
using Gen.Generator.Graph.Convolutions;

namespace Gen.Generator.Graph.Fourier;

/// <summary>
/// A convolution in overlapping blocks, each of which a transform takes whole: <c>Size - Reach</c> outputs come of one. Two blocks go through a transform at once, one as real
/// and one as imaginary parts: weights are real, so they never mix.
/// </summary>
/// <param name="Form">The convolution.</param>
/// <param name="Fourier">The transform.</param>
internal readonly record struct OverlapSaveBlocks(ConvolutionForm Form, FourierSize Fourier)
{
    /// <summary>The rows from the first that an output sees to the last.</summary>
    public int Reach => (Form.Taps - 1) * Form.Dilation;

    public int Pairs => (Form.Positions + 2 * (Fourier.Size - Reach) - 1) / (2 * (Fourier.Size - Reach));

    /// <summary>The outputs of a block: as equal as it goes.</summary>
    public int Block => (Form.Positions + 2 * Pairs - 1) / (2 * Pairs);

    /// <summary>The spectra of filters, one for each channel and filter that meet.</summary>
    public int Spectra => Form.Channels * Form.AllColumns;

    /// <summary>The floats of all of them, and of the room that the transforms which make them work in.</summary>
    public int SpectraLength => checked(Spectra * Fourier.SignalStride + Fourier.RoomLength);

    /// <summary>Where the signals' spectra lie in the room of a kernel.</summary>
    public int SignalsStart => Fourier.RoomLength;

    /// <summary>Where the spectra of outputs, or of their gradients, lie.</summary>
    public int ResultsStart => SignalsStart + Form.AllChannels * Fourier.SignalStride;

    /// <summary>Where rows of outputs lie that a formula has still to finish.</summary>
    public int SumsStart => ResultsStart + Form.AllColumns * Fourier.SignalStride;

    /// <summary>The floats that a kernel works in.</summary>
    public int RoomLength => checked(SumsStart + Block * Form.AllColumns);

    /// <summary>The outputs of the two blocks of the so-manieth pair; of the last one there may be fewer, or none of its second block.</summary>
    public (int First, int Second) OutputsOf(int pair)
    {
        var rest = Form.Positions - 2 * Block * pair;
        return (Math.Min(Block, rest), Math.Min(Math.Max(rest - Block, 0), Block));
    }

    public string Key => FormattableString.Invariant($"{Form.Positions} {Form.RowStride} {Form.Taps} {Form.Dilation} {Form.Channels} {Form.Columns} {Form.Groups} {Fourier}");

    public override string ToString() => FormattableString.Invariant($"{Form.Positions}x{Form.AllColumns}By{Fourier.Size}");
}
