using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Activation;

/// <summary>An elementwise activation, as a layer or at the end of another.</summary>
internal sealed record ActivationLayer(string Name, ActivationFunction Function) : Layer(Name)
{
    /// <summary>The number of functions, none included.</summary>
    public const int Functions = 2;

    public override string Kind => Function.ToString().ToLowerInvariant();

    public override Shape Infer(Shape input) => input;

    public override Reach Reach(Shape input) => Layers.Reach.Pointwise;

    public override string Describe(Shape input) => Kind;

    public override void Check(Shape input, IProblems problems)
    {
    }

    public override Tensor Forward(Tensor x, ForwardPass pass) => Apply(Function, x, pass);

    public override Tensor BackwardInput(Tensor dy, BackwardPass pass) => Gradient(Function, dy, pass);

    /// <summary>The function of a signal; planning merges the step into the one before where it can.</summary>
    public static Tensor Apply(ActivationFunction function, Tensor x, ForwardPass pass)
    {
        if (function == ActivationFunction.None)
            return x;
        var y = pass.Buffer("output", x.Shape);
        pass.Run(MapKernel.Flat(x.Shape.Size, 1, Expression.Relu), x.At(), y.At());
        return y;
    }

    /// <summary>The gradient in front of the function, from the one behind it and the function's own output.</summary>
    public static Tensor Gradient(ActivationFunction function, Tensor dy, BackwardPass pass)
    {
        if (function == ActivationFunction.None)
            return dy;
        var dx = pass.Buffer("dactivation", dy.Shape);
        pass.Run(MapKernel.Flat(dy.Shape.Size, 2, Expression.ReluGradient), dy.At(), pass.Trace.Output.At(), dx.At());
        return dx;
    }
}
