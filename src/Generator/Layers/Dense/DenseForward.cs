using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Layers.Activation;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;

namespace Gen.Generator.Layers.Dense;

internal sealed partial record DenseLayer
{
    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) => stream.Pointwise(x, this);

    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        pass.Trace.Input = x;
        var sums = pass.Buffer("sums", Infer(x.Shape));
        Operand[] bias = UseBias ? [Operand.Parameter(pass.Parameter("bias"))] : [];
        pass.Run(RowByRow(x.Shape.Length, x.Shape.Channels, Units, UseBias),
            [x.At(), Operand.Parameter(pass.Parameter("weight")), .. bias, sums.At()]);
        return ActivationLayer.Apply(Activation, sums, pass);
    }

    /// <summary>Each row of the input times a matrix.</summary>
    private static ContractionKernel RowByRow(int rows, int from, int to, bool hasBias) => new(
        Positions: rows,
        PositionStride: from,
        Taps: 1,
        TapStride: from,
        TapLength: from,
        PanelRows: from,
        FirstRow: 0,
        TapRows: from,
        Columns: to,
        Groups: 1,
        GroupStride: 0,
        OutputStride: to,
        HasBias: hasBias,
        Epilogue: Expression.Identity);
}
