using Gen.Generator.Layers.Activation;
using Gen.Generator.Lowering;

namespace Gen.Generator.Layers.Conv1d;

internal sealed partial record Conv1dLayer
{
    public override Tensor Forward(Tensor x, ForwardPass pass)
    {
        var geometry = Geometry(x.Shape);
        var padded = pass.Pad(x, geometry.Left, geometry.ReadRight,
            tensor => PaddingMode.Halo(HaloKind.Fill, tensor.Shape, geometry.Left, geometry.ReadRight), PaddingValue);
        var sums = pass.Buffer("sums", geometry.Output);
        Operand[] bias = UseBias ? [Operand.Parameter(pass.Parameter("bias"))] : [];
        pass.Run(Kernel(geometry),
            [padded.At(-geometry.Left * geometry.Channels), Operand.Parameter(pass.Parameter("weight")), .. bias, sums.At()]);
        return ActivationLayer.Apply(Activation, sums, pass);
    }

    /// <summary>Each output position starts <c>Stride</c> rows behind the one before; each tap <c>Dilation</c> rows.</summary>
    private SumKernel Kernel(Conv1dGeometry geometry) => geometry.IsDepthwise
        ? new SlidingKernel(
            Positions: geometry.OutputLength,
            PositionStride: Stride * geometry.Channels,
            Taps: Width,
            TapStride: Dilation * geometry.Channels,
            PanelRows: Width,
            FirstRow: 0,
            RowStep: 1,
            Channels: geometry.Channels,
            OutputStride: Filters,
            HasBias: UseBias,
            Epilogue: Expression.Identity)
        : new ContractionKernel(
            Positions: geometry.OutputLength,
            PositionStride: Stride * geometry.Channels,
            Taps: Width,
            TapStride: Dilation * geometry.Channels,
            TapLength: geometry.GroupChannels,
            PanelRows: Width * geometry.GroupChannels,
            FirstRow: 0,
            TapRows: geometry.GroupChannels,
            Columns: geometry.GroupFilters,
            Groups: Groups,
            GroupStride: geometry.GroupChannels,
            OutputStride: Filters,
            HasBias: UseBias,
            Epilogue: Expression.Identity).Joined();
}
