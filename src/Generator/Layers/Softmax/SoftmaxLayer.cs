using System.Linq;
using Gen.Generator.Diagnostics;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.Softmax;

/// <summary>Probabilities over the channels of each step.</summary>
internal sealed record SoftmaxLayer(string Name) : Layer(Name)
{
    /// <summary>The floats of the widest vector.</summary>
    private const int MostOfSmall = 16;

    public override string Kind => "softmax";

    public override void Check(Shape input, IProblems problems)
    {
    }

    public override bool IsNeverNegative(bool input) => true;

    public override Shape Infer(Shape input) => input;

    public override Reach Reach(Shape input) => Layers.Reach.Pointwise;

    public override string Describe(Shape input) => "softmax over the channels of each step";

    /// <summary>What picks or averages probabilities behind it is as good as the last layer.</summary>
    public override void Advise(Shape input, Surroundings among, IProblems problems)
    {
        if (input.Channels == 1)
        {
            problems.Report(Descriptors.ConstantOutput, null, Name, problems.Signal(input), "a softmax", "1",
                "for two classes make two channels, or use Sigmoid in its place");
        }

        if (among.Behind.FirstOrDefault(layer => !layer.KeepsValues) is { } next)
            problems.Report(Descriptors.EarlySoftmax, null, Name, next.Name);
    }

    public override Tensor Forward(Tensor x, ForwardPass pass)
    {
        pass.Trace.Input = x;
        var y = pass.Buffer("output", x.Shape);
        if (IsSmall(x.Shape))
        {
            pass.Call("SoftmaxFunction.Forward", "exp(x) / sum of exp(x), for each step", [x.At(), y.At()],
                Literal.Of(x.Shape.Length), Literal.Of(x.Shape.Channels));
        }
        else
        {
            pass.Run(new SoftmaxKernel(x.Shape.Length, x.Shape.Channels, IsBackward: false), x.At(), y.At());
        }

        return y;
    }

    public override Tensor BackwardInput(Tensor dy, BackwardPass pass)
    {
        var dx = pass.Buffer("dx", dy.Shape);
        if (IsSmall(dy.Shape))
        {
            pass.Call("SoftmaxFunction.Backward", "y * (dy - sum of y * dy), for each step",
                [pass.Trace.Output.At(), dy.At(), dx.At()], Literal.Of(dy.Shape.Length), Literal.Of(dy.Shape.Channels));
        }
        else
        {
            pass.Run(new SoftmaxKernel(dy.Shape.Length, dy.Shape.Channels, IsBackward: true), pass.Trace.Output.At(), dy.At(), dx.At());
        }

        return dx;
    }

    /// <summary>Whether the values are too few to be worth a kernel's time to compile in a first prediction, such as the classes of a usual network.</summary>
    private static bool IsSmall(Shape shape) => shape.Size < MostOfSmall;
}
