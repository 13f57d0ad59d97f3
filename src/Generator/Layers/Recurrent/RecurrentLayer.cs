using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Scan;
using Gen.Generator.Layers.Activation;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.Recurrent;

/// <summary>A state that each step of the signal changes: the input's half of all gates in one go, then a scan over the steps.</summary>
internal sealed partial record RecurrentLayer(string Name, RecurrentOptions Options, SharedOptions Shared) : Layer(Name)
{
    public static Layer ReadLstm(LayerArguments arguments) => Read(arguments, RecurrentCell.Lstm);

    public static Layer ReadGru(LayerArguments arguments) =>
        Read(arguments, arguments.Boolean("ResetAfter", true) ? RecurrentCell.GruAfter : RecurrentCell.GruBefore);

    public static Layer ReadSimple(LayerArguments arguments) => Read(arguments, RecurrentCell.Simple);

    private static RecurrentLayer Read(LayerArguments arguments, RecurrentCell cell) =>
        new(arguments.Name, RecurrentOptions.Read(arguments, cell), SharedOptions.Read(arguments));

    public override void Check(Shape input, IProblems problems)
    {
    }

    /// <summary>A state between old and new candidates, or a part of the candidate, has the candidates' sign.</summary>
    public override bool IsNeverNegative(bool input) => ActivationRule.IsNeverNegative(Options.Activation, false)
        && (Options.Cell == RecurrentCell.Simple || Options.RecurrentActivation is ActivationFunction.Sigmoid or ActivationFunction.HardSigmoid);

    public override OutputValues Output => IsNeverNegative(false) ? OutputValues.Unknown : OutputValues.Signed;

    public override Shape Infer(Shape input) => new(Options.ReturnSequences ? input.Length : 1, checked(Options.Units * Options.Scans.Count));

    public override Reach Reach(Shape input) => Layers.Reach.Whole;

    public override long Between(Shape input) => (long)input.Length * Options.Columns * Options.Scans.Count;

    public override long MultiplyAdds(Shape input) => (long)input.Length * (input.Channels + Options.Units) * Options.Columns * Options.Scans.Count;

    public override string Describe(Shape input)
    {
        var kind = Options.Cell switch
        {
            RecurrentCell.Lstm => "long short-term memory",
            RecurrentCell.Simple => "recurrent layer",
            RecurrentCell.GruBefore => "gated recurrent layer, reset before the weights,",
            _ => "gated recurrent layer",
        };
        var way = Options.Direction switch
        {
            Direction.Forward => "",
            Direction.Backward => ", from the last step to the first",
            _ => ", in both directions",
        };
        return $"{kind} of {Counted.Of(Options.Units, "unit")}{way}{(Options.ReturnSequences ? ", each step's state" : "")}{(Options.UseBias ? "" : ", no bias")}{Functions()}";
    }

    private string Functions() => (Options.Activation == ActivationFunction.Tanh ? "" : ", by " + Words(Options.Activation))
        + (Options.Cell == RecurrentCell.Simple || Options.RecurrentActivation == ActivationFunction.Sigmoid ? "" : ", gates by " + Words(Options.RecurrentActivation));

    private static string Words(ActivationFunction function) => function == ActivationFunction.None ? "the sum itself" : ActivationLayer.Suffix(function).Substring(2);

    public override IEnumerable<ParameterSpec> Parameters(Shape input) => Options.Scans.SelectMany(scan => Parameters(input, scan));

    private IEnumerable<ParameterSpec> Parameters(Shape input, ScanDirection scan)
    {
        var (units, columns) = (Options.Units, Options.Columns);
        yield return new(
            $"{Name}.{scan.Prefix}weight", EquatableArray.Of(input.Channels, columns), new MatrixSpec(input.Channels, columns, 1, IsVector: false),
            new InitialSpec(Shared.WeightsInitializer, input.Channels, columns), Shared.Weights);
        // Each gate is a group, so that the vectors of all gates begin at the same units.
        yield return new(
            $"{Name}.{scan.Prefix}recurrent_weight", EquatableArray.Of(units, columns), new MatrixSpec(units, columns, Options.Cell.Gates(), IsVector: false),
            new InitialSpec(Options.RecurrentInitializer, units, columns), Shared.Weights);
        if (!Options.UseBias)
            yield break;
        var rows = Options.Cell == RecurrentCell.GruAfter ? 2 : 1;
        yield return new(
            $"{Name}.{scan.Prefix}bias", rows == 1 ? EquatableArray.Of(columns) : EquatableArray.Of(rows, columns), MatrixSpec.Vector(rows * columns),
            new InitialSpec(Shared.BiasInitializer, input.Channels, columns)
            {
                But = Options.Cell == RecurrentCell.Lstm ? new FirstValues(units, units, Options.ForgetBias) : null,
            },
            Shared.Bias);
    }
}
