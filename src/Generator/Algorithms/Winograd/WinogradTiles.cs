using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Matrices;
using Gen.Generator.Model;

namespace Gen.Generator.Algorithms.Winograd;

/// <summary>
/// A convolution by F(m, k): the signal is cut into overlapping tiles, from each of which m outputs come. With dilation D a tile's rows are D apart, and D
/// tiles that begin one row apart make a block. More taps than k are parts of k taps, each of which begins at a tile further on: their products are summed
/// before anything is transformed back.
/// </summary>
/// <param name="Form">The convolution.</param>
/// <param name="Outputs">m: the outputs of one tile.</param>
/// <param name="TapsOfPart">k: the taps of one part; the last part may have fewer.</param>
internal readonly record struct WinogradTiles(ConvolutionForm Form, int Outputs, int TapsOfPart)
{
    private const int LineFloats = 16;

    /// <summary>The rows of zeros before the signal that the first tiles hold, where they are not in memory.</summary>
    public int Before { get; init; }

    /// <summary>The rows of zeros behind the signal, likewise.</summary>
    public int Behind { get; init; }

    /// <summary>The same for some of the outputs.</summary>
    public WinogradTiles Of(int start, int positions) => this with
    {
        Form = Form with { Positions = positions },
        Before = Math.Max(Before - start, 0),
        Behind = Math.Max(start + positions - Form.Positions + Behind, 0),
    };

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

    public long Multiplications => Tiles * WeightsLength;

    /// <summary>The floats of one tile of inputs at all points.</summary>
    public int InputStride => Spread(Points * Form.AllChannels);

    /// <summary>The floats of one tile of outputs at all points.</summary>
    public int OutputStride => Spread(Points * Form.AllColumns);

    /// <summary>The floats of the weights at all points.</summary>
    public long WeightsLength => (long)Points * Parts * Form.Channels * Form.AllColumns;

    /// <summary>The floats of all inputs at all points.</summary>
    public int InputLength => checked(InputBlocks * Phases * InputStride);

    /// <summary>The floats of all outputs at all points.</summary>
    public int OutputLength => checked(Tiles * OutputStride);

    public override string ToString() =>
        FormattableString.Invariant($"F({Outputs}, {TapsOfPart})") + (Parts == 1 ? "" : FormattableString.Invariant($" in {Parts} parts"));

    public WinogradMatrices Matrices => WinogradMatrices.Of(Outputs, TapsOfPart);

    /// <summary>The signal's tiles at the points.</summary>
    public SignalTransformKernel InputTransform(TransformMatrix matrix)
    {
        var (tiles, rows) = (this, Form.Rows - Behind);
        var runs = Runs(InputBlocks, Phases, (block, phase) => tiles.Valid(rows, block * tiles.Step, phase, tiles.Points), whole: Points)
            .Select(run => new TransformRun(run.Block, run.Blocks, run.Phase, run.Phases, run.Rows.End, tiles.Points, run.Rows.First));
        return new(TransformKind.Signal, matrix, new(runs.ToEquatable(), Form.AllChannels,
            new(Step * Form.Dilation * Form.RowStride, Form.RowStride, Form.Dilation * Form.RowStride),
            new(Phases * InputStride, InputStride, Form.AllChannels), -Before * Form.RowStride), HasBias: false, Expression.Identity);
    }

    /// <summary>Rows of outputs, or of their gradients: how many each tile has.</summary>
    public IEnumerable<(int Block, int Blocks, int Phase, int Phases, int Valid)> OutputRuns()
    {
        var tiles = this with { Before = 0 };
        return Runs(Blocks, Phases, (block, phase) => tiles.Valid(tiles.Form.Positions, block * tiles.Outputs, phase, tiles.Outputs), whole: Outputs)
            .Select(run => (run.Block, run.Blocks, run.Phase, run.Phases, run.Rows.End));
    }

    /// <summary>Where the tiles of outputs lie at the points.</summary>
    public TileStrides PointStrides => new(Phases * OutputStride, OutputStride, Form.AllColumns);

    /// <summary>Where they lie in a signal whose rows are so many floats apart.</summary>
    public TileStrides SignalStrides(int rowStride) => new(Outputs * Form.Dilation * rowStride, rowStride, Form.Dilation * rowStride);

    /// <summary>Of a tile's rows, those that there are: from the signal's first to its last.</summary>
    private (int First, int End) Valid(int rows, int blockOutputs, int phase, int most)
    {
        var start = blockOutputs * Form.Dilation + phase;
        var (first, end) = (RowsWithin(Before - start), RowsWithin(rows - start));
        return (Math.Min(first, Math.Min(end, most)), Math.Min(end, most));
    }

    /// <summary>The rows of a tile, a dilation apart, that lie on so many.</summary>
    private int RowsWithin(int rows) => Math.Max((rows + Form.Dilation - 1) / Form.Dilation, 0);

    /// <summary>Tiles in runs of the same valid rows: whole blocks, and those at the ends phase by phase.</summary>
    private static IEnumerable<(int Block, int Blocks, int Phase, int Phases, (int First, int End) Rows)> Runs(
        int blocks, int phases, Func<int, int, (int First, int End)> valid, int whole)
    {
        // Later phases begin further on: where the first and the last have all rows, so have those between them.
        bool IsWhole(int block) => valid(block, 0).First == 0 && valid(block, phases - 1).End == whole;
        for (var block = 0; block < blocks;)
        {
            var full = Enumerable.Range(block, blocks - block).TakeWhile(IsWhole).Count();
            if (full > 0)
                yield return (block, full, 0, phases, (0, whole));
            block += full;
            for (var phase = 0; block < blocks && phase < phases;)
            {
                var (start, rows) = (phase, valid(block, phase));
                while (phase < phases && valid(block, phase) == rows)
                    phase++;
                yield return (block, 1, start, phase - start, rows);
            }

            block++;
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
