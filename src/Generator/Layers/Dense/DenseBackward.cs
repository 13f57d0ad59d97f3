using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Layers.Activation;
using Gen.Generator.Lowering;

namespace Gen.Generator.Layers.Dense;

internal sealed partial record DenseLayer
{
    public override Tensor BackwardActivation(Tensor dy, BackwardLowering pass) => ActivationLayer.Gradient(Activation, dy, pass);

    public override void BackwardParameters(Tensor dy, BackwardLowering pass)
    {
        var input = pass.Trace.Input;
        var kernel = new WeightGradientKernel(
            Positions: input.Shape.Length,
            PositionStride: input.Shape.Channels,
            Taps: 1,
            TapStride: input.Shape.Channels,
            TapLength: input.Shape.Channels,
            Columns: Units,
            Groups: 1,
            GroupStride: 0,
            GradientStride: Units);
        pass.Run(kernel, input.At(), dy.At(), Operand.Gradient(pass.Parameter("weight")));
        if (UseBias)
        {
            pass.Run(new ColumnSumKernel(ColumnSumKind.Add, dy.Shape.Length, Units),
                dy.At(), Operand.Gradient(pass.Parameter("bias")));
        }
    }

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass)
    {
        var input = pass.Trace.Input;
        var dx = pass.Buffer("dx", input.Shape);
        pass.Run(RowByRow(input.Shape.Length, Units, input.Shape.Channels, hasBias: false),
            dy.At(), pass.TransposedWeights(taps: 1, input.Shape.Channels), dx.At());
        return dx;
    }
}
