using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Layers.Activation;
using Gen.Generator.Layers.Convolution;
using Gen.Generator.Lowering;

namespace Gen.Generator.Layers.ConvTranspose1d;

internal sealed partial record ConvTranspose1dLayer
{
    /// <summary>
    /// The mirror's input gradient: the output's rows fall into as many interleaved classes as the stride has steps, each a contraction of the input, with its
    /// halo of zeros, and its own taps. A class without taps holds the bias alone.
    /// </summary>
    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        var mirror = Mirror(x.Shape);
        var classes = InputGradientClass.All(mirror, withPadding: false).ToList();
        x = pass.WithHalo(x, classes.Max(rows => rows.HaloLeft) * mirror.Filters, classes.Max(rows => rows.HaloRight) * mirror.Filters);
        pass.Trace.Input = x;
        var sums = pass.Buffer("sums", mirror.Input);
        var weights = mirror.IsDepthwise
            ? Operand.Parameter(pass.Parameter("weight"))
            : pass.TransposedWeights(Width, Filters);
        Operand[] bias = UseBias ? [Operand.Parameter(pass.Parameter("bias"))] : [];
        foreach (var rows in classes)
        {
            pass.Run(ConvolutionKernels.InputGradient(mirror, rows, UseBias),
                [x.At(rows.FirstGradientRow * mirror.Filters), weights, .. bias, sums.At((rows.FirstRow - mirror.Left) * Filters)]);
        }

        return ActivationLayer.Apply(Activation, sums, pass);
    }
}
