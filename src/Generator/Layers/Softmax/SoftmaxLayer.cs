using System.Linq;
using Gen.Generator.Diagnostics;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Layers.Signals;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.Softmax;

/// <summary>Probabilities over the channels of each step.</summary>
internal sealed record SoftmaxLayer(string Name) : Layer(Name)
{
    /// <summary>The values of a kernel, at least: the floats of the widest vector.</summary>
    private const int LeastValues = 16;

    public override void Check(Shape input, IProblems problems)
    {
    }

    public override bool IsNeverNegative(bool input) => true;

    public override OutputValues Output => OutputValues.Softmax;

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

        // Shares that multiply another signal are an attention, and outputs are what they are made for.
        if (among.Behind.FirstOrDefault(layer => !layer.KeepsValues) is { } next and not (MultiplyLayer or OutputLayer))
            problems.Report(Descriptors.EarlySoftmax, null, Name, next.Name);
    }

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) => stream.Pointwise(x, this);

    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        pass.Trace.Input = x;
        var y = pass.Buffer("output", x.Shape);
        Run(new SoftmaxKernel(x.Shape.Length, x.Shape.Channels, IsBackward: false), pass, x.At(), y.At());
        return y;
    }

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass)
    {
        var dx = pass.Buffer("dx", dy.Shape);
        Run(new SoftmaxKernel(dy.Shape.Length, dy.Shape.Channels, IsBackward: true), pass, pass.Trace.Output.At(), dy.At(), dx.At());
        return dx;
    }

    /// <summary>A few values, such as the classes of a usual network, are not worth a kernel's time to compile in a first prediction: the runtime does the same.</summary>
    private static void Run(SoftmaxKernel kernel, LoweringBuilder pass, params Operand[] operands)
    {
        if (kernel.Rows * kernel.Columns >= LeastValues)
        {
            pass.Run(kernel, operands);
            return;
        }

        pass.Call(kernel.IsBackward ? "SoftmaxFunction.Backward" : "SoftmaxFunction.Forward", kernel.Describe(), operands, Literal.Of(kernel.Rows), Literal.Of(kernel.Columns));
    }
}
