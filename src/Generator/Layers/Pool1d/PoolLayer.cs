using Gen.Generator.Graph;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Pool1d;

/// <summary>What pools with and without a window share: both passes.</summary>
internal abstract record PoolLayer(string Name, PoolKind Pool) : Layer(Name)
{
    public override bool KeepsValues => true;

    public override Shape Infer(Shape input)
    {
        var kernel = Kernel(input, isBackward: false);
        return new(kernel.Windows, kernel.Channels);
    }

    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        pass.Trace.Input = x;
        var y = pass.Buffer("output", Infer(x.Shape));
        pass.Run(Kernel(x.Shape, isBackward: false), x.At(), y.At());
        return y;
    }

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass)
    {
        var (x, y) = (pass.Trace.Input, pass.Trace.Output);
        var dx = pass.Buffer("dx", x.Shape);
        Operand[] signals = Pool == PoolKind.Max ? [x.At(), y.At()] : [];
        pass.Run(Kernel(x.Shape, isBackward: true), [.. signals, dy.At(), dx.At()]);
        return dx;
    }

    protected abstract PoolKernel Kernel(Shape input, bool isBackward);
}
