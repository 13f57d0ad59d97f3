using Gen.Generator.Diagnostics;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.Repeat;

/// <summary>The only step of a signal, so many times; backward it gathers the gradient of its copies.</summary>
internal sealed record RepeatLayer(string Name, int Times) : Layer(Name)
{
    public static Layer Read(LayerArguments arguments)
    {
        var times = arguments.Positive("Times", 0);
        if (arguments.Raw("Times") is 1)
            arguments.ChangesNothing("Times", "it repeats the step once");
        return new RepeatLayer(arguments.Name, times);
    }

    public override void Check(Shape input, IProblems problems)
    {
        if (input.Length != 1)
            problems.Report(Descriptors.RepeatedSteps, null, Name, problems.Signal(input), Literal.Of(Times));
    }

    public override bool KeepsValues => true;

    public override Shape Infer(Shape input) => new(Times, input.Channels);

    /// <summary>A copy sees what the step sees: as an upsampling does.</summary>
    public override Reach Reach(Shape input) => new(Times, 1, Upsampling: Times);

    public override string Describe(Shape input) => $"the step {Literal.Of(Times)} times";

    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        if (Times == 1)
            return x;
        var y = pass.Buffer("output", Infer(x.Shape));
        pass.Run(new UpsampleKernel(IsBackward: false, Length: 1, x.Shape.Channels, Times), x.At(), y.At());
        return y;
    }

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass) => Signals.Spread.Gather(dy, new(1, dy.Shape.Channels), pass);
}
