using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.ToomCook;

namespace Gen.Generator.Planning;

/// <summary>
/// A convolution by F(m, k): the signal is cut into overlapping tiles, from each of which m outputs come. With dilation D a tile's rows are D apart, and D
/// tiles that begin one row apart make a block. More taps than k are parts of k taps, each of which begins at a tile further on: their products are summed
/// before anything is transformed back.
/// </summary>
/// <param name="Form">The convolution.</param>
/// <param name="Outputs">m: the outputs of one tile.</param>
/// <param name="TapsOfPart">k: the taps of one part; the last part may have fewer.</param>
internal readonly record struct ToomCookTiles(ConvolutionForm Form, int Outputs, int TapsOfPart)
{
    private const int LineFloats = 16;

    /// <summary>The same for so many outputs.</summary>
    public ToomCookTiles Of(int positions) => this with { Form = Form with { Positions = positions } };

    public int Points => Outputs + TapsOfPart - 1;

    public int Parts => (Form.Taps + TapsOfPart - 1) / TapsOfPart;

    /// <summary>
    /// The outputs from one tile of the input to the next: a tile begins wherever a part of the taps does for the first output of a tile of outputs.
    /// </summary>
    public int Step => Parts == 1 ? Outputs : GreatestCommonDivisor(Outputs, TapsOfPart);

    /// <summary>Whether tiles of inputs and of outputs correspond by a constant distance; between the phases of a dilation only equal ones do.</summary>
    public bool IsRegular => Step == Outputs || Phases == 1;

    /// <summary>The tiles of one block.</summary>
    public int Phases => Math.Min(Form.Dilation, Form.Positions);

    /// <summary>The blocks of outputs.</summary>
    public int Blocks => (Form.Positions + Outputs * Form.Dilation - 1) / (Outputs * Form.Dilation);

    /// <summary>The blocks of inputs: those at which the parts of the last block of outputs begin included.</summary>
    public int InputBlocks => (Blocks - 1) * (Outputs / Step) + (Parts - 1) * TapsOfPart / Step + 1;

    public int Tiles => Blocks * Phases;

    public long Multiplications => (long)Tiles * Points * Parts * Form.Channels * Form.AllColumns;

    /// <summary>The floats of one tile of inputs at all points.</summary>
    public int InputStride => Spread(Points * Form.AllChannels);

    /// <summary>The floats of one tile of outputs at all points.</summary>
    public int OutputStride => Spread(Points * Form.AllColumns);

    /// <summary>The floats of all inputs at all points.</summary>
    public int InputLength => checked(InputBlocks * Phases * InputStride);

    /// <summary>The floats of all outputs at all points.</summary>
    public int OutputLength => checked(Tiles * OutputStride);

    public override string ToString() =>
        FormattableString.Invariant($"F({Outputs}, {TapsOfPart})") + (Parts == 1 ? "" : FormattableString.Invariant($" in {Parts} parts"));

    public ToomCookMatrices Matrices => ToomCookMatrices.Of(Outputs, TapsOfPart);

    /// <summary>The signal's tiles at the points.</summary>
    public SignalTransformKernel InputTransform(TransformMatrix matrix)
    {
        var (tiles, rows) = (this, Form.Rows);
        var runs = Runs(InputBlocks, Phases, (block, phase) => tiles.Valid(rows, block * tiles.Step, phase, tiles.Points), whole: Points)
            .Select(run => new TransformRun(run.Block, run.Blocks, run.Phase, run.Phases, run.Valid, tiles.Points));
        return new(TransformKind.Signal, matrix, new(runs.ToEquatable(), Form.AllChannels,
            new(Step * Form.Dilation * Form.RowStride, Form.RowStride, Form.Dilation * Form.RowStride),
            new(Phases * InputStride, InputStride, Form.AllChannels)), HasBias: false, Expression.Identity);
    }

    /// <summary>Rows of outputs, or of their gradients: how many each tile has.</summary>
    public IEnumerable<(int Block, int Blocks, int Phase, int Phases, int Valid)> OutputRuns()
    {
        var tiles = this;
        return Runs(Blocks, Phases, (block, phase) => tiles.Valid(tiles.Form.Positions, block * tiles.Outputs, phase, tiles.Outputs), whole: Outputs);
    }

    /// <summary>Where the tiles of outputs lie at the points.</summary>
    public TileStrides PointStrides => new(Phases * OutputStride, OutputStride, Form.AllColumns);

    /// <summary>Where they lie in a signal whose rows are so many floats apart.</summary>
    public TileStrides SignalStrides(int rowStride) => new(Outputs * Form.Dilation * rowStride, rowStride, Form.Dilation * rowStride);

    /// <summary>Of a tile's rows, those before the end.</summary>
    private int Valid(int rows, int blockOutputs, int phase, int most)
    {
        var left = rows - blockOutputs * Form.Dilation - phase;
        return left <= 0 ? 0 : Math.Min((left + Form.Dilation - 1) / Form.Dilation, most);
    }

    /// <summary>Tiles in runs of as many valid rows: whole blocks, and the last ones phase by phase.</summary>
    private static IEnumerable<(int Block, int Blocks, int Phase, int Phases, int Valid)> Runs(int blocks, int phases, Func<int, int, int> valid, int whole)
    {
        var full = Enumerable.Range(0, blocks).TakeWhile(block => valid(block, phases - 1) == whole).Count();
        if (full > 0)
            yield return (0, full, 0, phases, whole);
        for (var block = full; block < blocks; block++)
        {
            for (var phase = 0; phase < phases;)
            {
                var rows = valid(block, phase);
                var end = phase + 1;
                while (end < phases && valid(block, end) == rows)
                    end++;
                yield return (block, 1, phase, end - phase, rows);
                phase = end;
            }
        }
    }

    /// <summary>An odd number of cache lines: rows at a distance of a power of two would all fall into the same few sets of the first cache.</summary>
    private static int Spread(int floats)
    {
        var lines = (floats + LineFloats - 1) / LineFloats;
        return (lines % 2 == 0 ? lines + 1 : lines) * LineFloats;
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
