using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Layers.Activation;
using Gen.Generator.Layers.Convolution;
using Gen.Generator.Lowering;

namespace Gen.Generator.Layers.Conv1d;

internal sealed partial record Conv1dLayer
{
    public override Tensor BackwardActivation(Tensor dy, BackwardLowering pass) => ActivationLayer.Gradient(Activation, dy, pass);

    /// <summary>dw is the outer product of input and output gradient, summed over positions; db is the sum of the output gradient.</summary>
    public override void BackwardParameters(Tensor dy, BackwardLowering pass)
    {
        var input = pass.Trace.Input;
        var geometry = Geometry(input.Shape);
        pass.Run(ConvolutionKernels.WeightGradient(geometry),
            input.At(-geometry.Left * geometry.Channels), dy.At(), Operand.Gradient(pass.Parameter(WeightName)));
        if (UseBias)
        {
            pass.Run(new ColumnSumKernel(ColumnSumKind.Add, geometry.OutputLength, Filters),
                dy.At(), Operand.Gradient(pass.Parameter("bias")));
        }
    }

    /// <summary>
    /// dx is a contraction of the output gradient, with its halo of zeros, and the flipped weights. With a stride, the rows of dx fall into as many
    /// interleaved classes, each of which sees its own taps; a class that sees none is zero.
    /// </summary>
    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass)
    {
        var input = pass.Trace.Input;
        var geometry = Geometry(input.Shape);
        var folds = PaddingMode != PaddingMode.Constant;
        var classes = InputGradientClass.All(geometry, folds).ToList();

        dy = pass.WithHalo(dy, classes.Max(rows => rows.HaloLeft) * Filters, classes.Max(rows => rows.HaloRight) * Filters);
        var dx = pass.Buffer("dx", input.Shape);
        if (folds)
            dx = pass.WithHalo(dx, geometry.Left * geometry.Channels, geometry.ReadRight * geometry.Channels, isWritten: true);
        foreach (var rows in classes)
            Run(rows, geometry, dy, dx, pass);
        if (PaddingMode.Halo(HaloKind.Fold, input.Shape, geometry.Left, geometry.ReadRight) is { } fold)
            pass.Run(fold, dx.At());
        return dx;
    }

    private void Run(InputGradientClass rows, Conv1dGeometry geometry, Tensor dy, Tensor dx, BackwardLowering pass)
    {
        var output = dx.At((rows.FirstRow - geometry.Left) * geometry.Channels);
        if (rows.Taps == 0)
        {
            pass.Run(new ZeroKernel(rows.Rows, geometry.Channels, geometry.Channels), output);
            return;
        }

        var weights = geometry.IsDepthwise
            ? Operand.Parameter(pass.Parameter(WeightName))
            : pass.TransposedWeights(Width, geometry.Channels, WeightName);
        pass.Run(ConvolutionKernels.InputGradient(geometry, rows, hasBias: false), dy.At(rows.FirstGradientRow * Filters), weights, output);
    }
}
