using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Matrices;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Convolutions;

/// <summary>Which of a Toom-Cook convolution's transforms it is; for names and sentences.</summary>
internal enum TransformKind
{
    /// <summary>Of a signal's rows into its values at the points.</summary>
    Signal,

    /// <summary>Of the products at the points into outputs.</summary>
    Outputs,

    /// <summary>Of taps into weights at the points.</summary>
    Weights,

    /// <summary>Of gradients at the points into the taps'.</summary>
    WeightGradients,
}

/// <summary>
/// A small matrix applied to the rows of each tile, each column by itself: for each tile and column c, row o of y becomes the sum over i of
/// <c>Matrix[o, i] * row i of x</c>, which may start at a bias and be finished by a formula.
/// </summary>
/// <param name="Kind">Which transform it is.</param>
/// <param name="Matrix">The matrix.</param>
/// <param name="HasBias">Whether sums start at a bias.</param>
/// <param name="Epilogue">What becomes of a sum before it is stored; operand 0 is the sum, operand 1 an element beside the output.</param>
internal abstract record TransformKernel(TransformKind Kind, TransformMatrix Matrix, bool HasBias, Expression Epilogue) : Kernel
{
    /// <summary>Whether the epilogue reads an element beside the output, such as the mask of an activation.</summary>
    public bool HasResidual => Epilogue.Operands > 1;

    public sealed override IReadOnlyList<string> Arguments =>
        new[] { "x", HasBias ? "bias" : null, HasResidual ? "beside" : null, "y" }.OfType<string>().ToArray();

    /// <summary>The tiles, for vectors of so many lanes.</summary>
    public abstract TransformTiles Tiles(int lanes);

    /// <summary>The end of the sentence: where a sum starts and how it is finished.</summary>
    protected string Ends => (HasBias ? ", plus bias" : "") + (Epilogue == Expression.Identity ? "" : $", then {Epilogue.Describe()}");
}

/// <summary>The tiles of a transform: blocks of phases. In a convolution with dilation D, a block is D tiles that begin one row apart.</summary>
/// <param name="Runs">The tiles, in runs of equal ones.</param>
/// <param name="Columns">The columns.</param>
/// <param name="From">Where tiles lie in the input.</param>
/// <param name="To">Where they lie in the output.</param>
/// <param name="FromStart">The floats before the first tile in the input; negative where it begins with rows before the signal, which are not read.</param>
internal sealed record TransformTiles(EquatableArray<TransformRun> Runs, int Columns, TileStrides From, TileStrides To, int FromStart = 0)
{
    /// <summary>Where the first row lies that a run reads; at the start where it reads none.</summary>
    public int InputOf(TransformRun run) => run.FirstInput == run.Inputs ? 0 : FromStart + run.Block * From.Block + run.Phase * From.Phase + run.FirstInput * From.Row;

    /// <summary>Where the first row lies that a run writes.</summary>
    public int OutputOf(TransformRun run) => run.Block * To.Block + run.Phase * To.Phase;
}

/// <summary>The floats from a block, a phase and a row of a tile to the next.</summary>
internal readonly record struct TileStrides(int Block, int Phase, int Row);

/// <summary>Tiles that are equal in the rows that they read and write.</summary>
/// <param name="Block">The first block.</param>
/// <param name="Blocks">The blocks.</param>
/// <param name="Phase">The first phase of each.</param>
/// <param name="Phases">The phases of each.</param>
/// <param name="Inputs">The rows up to the last that is read; those behind them count as zero.</param>
/// <param name="Outputs">The rows that are written.</param>
/// <param name="FirstInput">The first row that is read; those before it count as zero.</param>
internal sealed record TransformRun(int Block, int Blocks, int Phase, int Phases, int Inputs, int Outputs, int FirstInput = 0)
{
    /// <summary>Its own matrix, where that is no corner of the transform's.</summary>
    public TransformMatrix? Matrix { get; init; }

    public string Key => FormattableString.Invariant($"{Block}+{Blocks},{Phase}+{Phases}:{FirstInput}..{Inputs}>{Outputs}");
}

/// <summary>A transform of a signal.</summary>
/// <param name="Kind">Which transform it is.</param>
/// <param name="Matrix">The matrix.</param>
/// <param name="Signal">The tiles, the same for all instruction sets.</param>
/// <param name="HasBias">Whether sums start at a bias.</param>
/// <param name="Epilogue">What becomes of a sum before it is stored.</param>
internal sealed record SignalTransformKernel(TransformKind Kind, TransformMatrix Matrix, TransformTiles Signal, bool HasBias, Expression Epilogue)
    : TransformKernel(Kind, Matrix, HasBias, Epilogue)
{
    protected override object[] Identity =>
        [Kind, Matrix.Key, string.Join(" ", Signal.Runs.Select(run => run.Key)), Signal.Columns, Signal.From.ToString(), Signal.To.ToString(), Signal.FromStart, HasBias, Epilogue.Key];

    protected override string Stem =>
        FormattableString.Invariant($"Transform{Kind}{Matrix.Rows}From{Matrix.Columns}By{Signal.Columns}");

    private int Count => Signal.Runs.Sum(run => run.Blocks * run.Phases);

    public override TransformTiles Tiles(int lanes) => Signal;

    public override string Describe() =>
        $"{Counted.Of(Count, "tile")} of {Counted.Of(Signal.Columns, "column")}: {Counted.Of(Matrix.Rows, "row")} from {Literal.Of(Matrix.Columns)}{Ends}";
}

/// <summary>
/// A transform between packed weights <c>[groups, panels, taps * channels, lanes]</c> and the same at each of n points: <c>[points, groups, panels,
/// parts * channels, lanes]</c>, where part s of the taps is the one that begins at tap s * TapsOfPart.
/// </summary>
/// <param name="Kind">Taps to points or points to taps.</param>
/// <param name="Matrix">The matrix.</param>
/// <param name="Groups">The groups.</param>
/// <param name="GroupColumns">The columns of a group.</param>
/// <param name="Channels">The rows of one tap.</param>
/// <param name="Taps">The taps.</param>
/// <param name="TapsOfPart">The taps of one part; the last may have fewer.</param>
/// <param name="PanelRows">The rows of one panel of the packed taps.</param>
/// <param name="FirstRow">The first row used.</param>
/// <param name="TapRows">The rows from one tap to the next.</param>
internal sealed record WeightTransformKernel(
    TransformKind Kind, TransformMatrix Matrix, int Groups, int GroupColumns, int Channels, int Taps, int TapsOfPart, int PanelRows, int FirstRow, int TapRows)
    : TransformKernel(Kind, Matrix, HasBias: false, Kind == TransformKind.WeightGradients ? Expression.Sum : Expression.Identity)
{
    private const int MostLanes = 16;

    private bool ToTaps => Kind == TransformKind.WeightGradients;

    private int Points => ToTaps ? Matrix.Columns : Matrix.Rows;

    private int Parts => (Taps + TapsOfPart - 1) / TapsOfPart;

    /// <summary>What is done with fewer taps in the last part, where that is not the same as with further taps of zero.</summary>
    public TransformMatrix? LastMatrix { get; init; }

    /// <summary>Whether a point begins at the same float for all instruction sets: where it does for the widest vectors.</summary>
    public bool HasFixedPoints { get; init; }

    /// <summary>The floats from one point to the next, for the widest vectors.</summary>
    public int PointStride => PointsLength / Points;

    /// <summary>The floats of the weights at all points, for the widest vectors; for others they are no more.</summary>
    public int PointsLength => checked(Points * Groups * ((GroupColumns + MostLanes - 1) / MostLanes * MostLanes) * Parts * Channels);

    protected override object[] Identity => [Kind, Matrix.Key, Groups, GroupColumns, Channels, Taps, TapsOfPart, PanelRows, FirstRow, TapRows,
        .. LastMatrix is null ? Array.Empty<object>() : [LastMatrix.Key], .. HasFixedPoints ? ["fixed"] : Array.Empty<object>()];

    protected override string Stem => FormattableString.Invariant($"Transform{Kind}{Matrix.Rows}From{Matrix.Columns}By{Channels}x{GroupColumns * Groups}");

    public override TransformTiles Tiles(int lanes)
    {
        var panels = Groups * ((GroupColumns + lanes - 1) / lanes);
        var taps = new TileStrides(PanelRows * lanes, TapsOfPart * TapRows * lanes, TapRows * lanes);
        var points = new TileStrides(Parts * Channels * lanes, Channels * lanes, HasFixedPoints ? PointStride : panels * Parts * Channels * lanes);
        var runs = new List<TransformRun>();
        var whole = Taps / TapsOfPart;
        if (whole > 0)
            runs.Add(Run(0, whole, TapsOfPart));
        if (whole < Parts)
            runs.Add(Run(whole, 1, Taps - whole * TapsOfPart) with { Matrix = LastMatrix });
        return new(runs.ToEquatable(), Channels * lanes, ToTaps ? points : taps, ToTaps ? taps : points, FirstRow * lanes);

        TransformRun Run(int part, int parts, int taps) => new(0, panels, part, parts, ToTaps ? Points : taps, ToTaps ? taps : Points);
    }

    public override string Describe()
    {
        var (taps, points) = (Counted.Of(Taps, "tap"), Counted.Of(Points, "point"));
        var where = Parts == 1 ? "" : FormattableString.Invariant($", {TapsOfPart} at a time");
        return ToTaps
            ? $"the gradients of {taps} gain what those at {points} come to{where}"
            : $"the weights at {points} from {taps}{where}, each of {Counted.Product(Channels, GroupColumns * Groups)} by itself";
    }
}
