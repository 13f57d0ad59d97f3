using Gen.Generator.Graph;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Layers.Activation;
using Gen.Generator.Layers.Convolution;
using Gen.Generator.Lowering;

namespace Gen.Generator.Layers.Conv1d;

internal sealed partial record Conv1dLayer
{
    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        var geometry = Geometry(x.Shape);
        var padded = pass.Pad(x, geometry.Left, geometry.ReadRight,
            tensor => PaddingMode.Halo(HaloKind.Fill, tensor.Shape, geometry.Left, geometry.ReadRight), PaddingValue);
        var sums = pass.Buffer("sums", geometry.Output);
        Operand[] bias = UseBias ? [Operand.Parameter(pass.Parameter("bias"))] : [];
        pass.Run(ConvolutionKernels.Output(geometry, UseBias),
            [padded.At(-geometry.Left * geometry.Channels), Operand.Parameter(pass.Parameter(WeightName)), .. bias, sums.At()]);
        return ActivationLayer.Apply(Activation, sums, pass);
    }
}
