using Gen.Generator.Graph;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Layers.Activation;
using Gen.Generator.Layers.Convolution;
using Gen.Generator.Lowering;

namespace Gen.Generator.Layers.ConvTranspose1d;

internal sealed partial record ConvTranspose1dLayer
{
    /// <summary>Both other steps read the output gradient as the mirror reads its input: with zeros where this layer's output was cut off.</summary>
    public override Tensor BackwardActivation(Tensor dy, BackwardLowering pass)
    {
        var mirror = Mirror(pass.Trace.Input.Shape);
        return pass.WithHalo(ActivationLayer.Gradient(Activation, dy, pass), mirror.Left * Filters, mirror.ReadRight * Filters);
    }

    /// <summary>The mirror's weight gradient, of its input (here the output gradient) and its output gradient (here the input).</summary>
    public override void BackwardParameters(Tensor dy, BackwardLowering pass)
    {
        var x = pass.Trace.Input;
        var mirror = Mirror(x.Shape);
        pass.Run(ConvolutionKernels.WeightGradient(mirror),
            dy.At(-mirror.Left * Filters), x.At(), Operand.Gradient(pass.Parameter("weight")));
        if (UseBias)
        {
            pass.Run(new ColumnSumKernel(ColumnSumKind.Add, dy.Shape.Length, Filters),
                dy.At(), Operand.Gradient(pass.Parameter("bias")));
        }
    }

    /// <summary>The mirror itself.</summary>
    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass)
    {
        var x = pass.Trace.Input;
        var mirror = Mirror(x.Shape);
        var dx = pass.Buffer("dx", x.Shape);
        pass.Run(ConvolutionKernels.Output(mirror, hasBias: false),
            dy.At(-mirror.Left * Filters), Operand.Parameter(pass.Parameter("weight")), dx.At());
        return dx;
    }
}
