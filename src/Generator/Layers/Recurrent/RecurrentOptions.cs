using System.Collections.Generic;
using Gen.Generator.Graph.Scan;
using Gen.Generator.Layers.Activation;

namespace Gen.Generator.Layers.Recurrent;

/// <summary>What a recurrent layer is declared with.</summary>
internal sealed record RecurrentOptions(
    RecurrentCell Cell,
    int Units,
    bool ReturnSequences,
    Direction Direction,
    bool UseBias,
    ActivationFunction Activation,
    ActivationFunction RecurrentActivation,
    string RecurrentInitializer,
    double ForgetBias)
{
    /// <summary>Whether the state is kept from one call to the next: in a stream.</summary>
    public bool KeepsState { get; init; }

    private static readonly string[] s_directions = ["Forward", "Backward", "Bidirectional"];

    /// <summary>The columns of the weights.</summary>
    public int Columns => Cell.Gates() * Units;

    /// <summary>The floats from one step's gradients of the gates to the next.</summary>
    public int GradientColumns => Cell.Gradients() * Units;

    /// <summary>The ways through the signal.</summary>
    public IReadOnlyList<ScanDirection> Scans => Direction switch
    {
        Direction.Forward => [new("", IsReversed: false, 0)],
        Direction.Backward => [new("", IsReversed: true, 0)],
        _ => [new("", IsReversed: false, 0), new("backward_", IsReversed: true, Units)],
    };

    public static RecurrentOptions Read(LayerArguments arguments, RecurrentCell cell)
    {
        var hasGates = cell != RecurrentCell.Simple;
        var forget = cell == RecurrentCell.Lstm ? arguments.InRange("ForgetBias", 1, value => !double.IsNaN(value), "a number") : 0;
        if (!arguments.Boolean("UseBias", true))
            arguments.Idle("UseBias is false", "ForgetBias");
        return new(
            cell,
            arguments.Positive("Units", 0),
            arguments.Boolean("ReturnSequences", false),
            (Direction)arguments.Enum("Direction", s_directions),
            arguments.Boolean("UseBias", true),
            StateFunction.Read(arguments, "Activation", ActivationFunction.Tanh),
            hasGates ? StateFunction.Read(arguments, "RecurrentActivation", ActivationFunction.Sigmoid) : ActivationFunction.None,
            arguments.Initializer("RecurrentInitializer", "Orthogonal"),
            forget);
    }
}

/// <summary>One way through the signal.</summary>
/// <param name="Prefix">What the names of its parameters begin with.</param>
/// <param name="IsReversed">Whether it begins at the last step.</param>
/// <param name="Channel">Its first channel of the output.</param>
internal sealed record ScanDirection(string Prefix, bool IsReversed, int Channel);
