using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.BatchNorm;

internal sealed partial record BatchNormLayer
{
    /// <summary>dx = a * dy + (b * x + c), with three factors for each channel: what the statistics depend on is in b and c.</summary>
    private static readonly Expression s_gradient = new Expression.Named("the normalisation's gradient",
        new Expression.MultiplyAdd(new Expression.ValueOf(0), new Expression.ValueOf(2),
            new Expression.MultiplyAdd(new Expression.ValueOf(1), new Expression.ValueOf(3), new Expression.ValueOf(4))));

    private static readonly Expression s_scaled = new Expression.Named("times scale",
        new Expression.Binary(Operation.Multiply, new Expression.ValueOf(0), new Expression.ValueOf(1)));

    public override void BackwardParameters(Tensor dy, BackwardLowering pass)
    {
        var (x, statistics) = (pass.Trace.Input, pass.Trace.Kept);
        var (length, channels) = (x.Shape.Length, x.Shape.Channels);
        var products = pass.Buffer("products", new Shape(2, channels));
        pass.Run(new ColumnSumKernel(ColumnSumKind.Products, length, channels),
            x.At(), statistics.At(MeanRow * channels), dy.At(), products.At());
        pass.CallForBatch("BatchNormalization.Backward", "merges the samples' sums into the gradients of gamma and beta",
            [
                products.At(),
                Operand.Parameter(pass.Parameter("gamma")),
                Operand.Gradient(pass.Parameter("gamma")),
                Operand.Gradient(pass.Parameter("beta")),
                statistics.At(),
            ],
            Literal.Of(length), Literal.Of(channels));
    }

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass)
    {
        var x = pass.Trace.Input;
        var (length, channels) = (x.Shape.Length, x.Shape.Channels);
        var dx = pass.Buffer("dx", x.Shape);
        if (Shared.Trainable)
        {
            var statistics = pass.Trace.Kept;
            pass.Run(new MapKernel(length, channels, EquatableArray.Of(false, false, true, true, true), s_gradient),
                dy.At(), x.At(), statistics.At(FactorRow * channels), statistics.At((FactorRow + 1) * channels),
                statistics.At((FactorRow + 2) * channels), dx.At());
        }
        else
        {
            pass.Run(new MapKernel(length, channels, EquatableArray.Of(false, true), s_scaled),
                dy.At(), pass.FrozenScale(), dx.At());
        }

        return dx;
    }
}
