using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Layers.BatchNorm;

internal sealed partial record BatchNormLayer
{
    /// <summary>The rows of the batch's statistics: mean, 1 / deviation, scale, shift, and three factors for the backward pass.</summary>
    private const int StatisticRows = 7;
    private const int MeanRow = 0;
    private const int ScaleRow = 2;
    private const int ShiftRow = 3;
    private const int FactorRow = 4;

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) => stream.Pointwise(x, this);

    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        pass.Trace.Input = x;
        var y = pass.Buffer("output", x.Shape);
        var (scale, shift) = pass.IsTraining && Shared.Trainable ? BatchStatistics(x, pass) : pass.PrepareNormalisation(Epsilon);
        pass.Run(new MapKernel(x.Shape.Length, x.Shape.Channels, EquatableArray.Of(false, true, true), Expression.Affine),
            x.At(), scale, shift, y.At());
        return y;
    }

    /// <summary>Each sample's own moments, merged for the batch, which also moves the running statistics.</summary>
    private (Operand Scale, Operand Shift) BatchStatistics(Tensor x, ForwardLowering pass)
    {
        var (length, channels) = (x.Shape.Length, x.Shape.Channels);
        var moments = pass.Buffer("moments", new Shape(2, channels));
        var statistics = pass.Buffer("statistics", new Shape(StatisticRows, channels), BufferPlace.Batch);
        pass.Run(new ColumnSumKernel(ColumnSumKind.Moments, length, channels), x.At(), moments.At());
        pass.CallForBatch("BatchNormalization.Forward", "merges the samples' moments and moves the running statistics",
            [
                moments.At(),
                Operand.Parameter(pass.Parameter("gamma")),
                Operand.Parameter(pass.Parameter("beta")),
                Operand.Parameter(pass.Parameter("running_mean")),
                Operand.Parameter(pass.Parameter("running_var")),
                statistics.At(),
            ],
            Literal.Of(length), Literal.Of(channels), Kept("running_mean", pass), Kept("running_var", pass), Literal.Of((float)Epsilon));
        pass.Trace.Kept = statistics;
        return (statistics.At(ScaleRow * channels), statistics.At(ShiftRow * channels));
    }

    /// <summary>The share of a running statistic that a step keeps, as code.</summary>
    private string Kept(string statistic, ForwardLowering pass)
    {
        var momentum = Literal.Of((float)Momentum);
        return KeepStart ? momentum : $"KeptShare({Literal.Of(pass.Parameter(statistic))}, {momentum})";
    }
}
