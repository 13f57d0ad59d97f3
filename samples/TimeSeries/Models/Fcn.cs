using Gen;

namespace TimeSeries.Models;

// FCN of Wang, Yan and Oates (2017), "Time series classification from scratch with deep neural networks", for the sets that the sample knows.
// A generated network has the length of its series built in.

[Input(Length = 150)]
[Conv1d(Filters = 128, Width = 8, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 256, Width = 5, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 128, Width = 3, Padding = "same"), BatchNorm, Relu]
[GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class FcnGunPoint;

[Input(Length = 24)]
[Conv1d(Filters = 128, Width = 8, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 256, Width = 5, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 128, Width = 3, Padding = "same"), BatchNorm, Relu]
[GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class FcnItalyPowerDemand;

[Input(Length = 96)]
[Conv1d(Filters = 128, Width = 8, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 256, Width = 5, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 128, Width = 3, Padding = "same"), BatchNorm, Relu]
[GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class FcnEcg200;

[Input(Length = 286)]
[Conv1d(Filters = 128, Width = 8, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 256, Width = 5, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 128, Width = 3, Padding = "same"), BatchNorm, Relu]
[GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class FcnCoffee;

[Input(Length = 128)]
[Conv1d(Filters = 128, Width = 8, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 256, Width = 5, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 128, Width = 3, Padding = "same"), BatchNorm, Relu]
[GlobalAveragePool1d, Dense(3), Softmax]
internal sealed partial class FcnCbf;

[Input(Length = 82)]
[Conv1d(Filters = 128, Width = 8, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 256, Width = 5, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 128, Width = 3, Padding = "same"), BatchNorm, Relu]
[GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class FcnTwoLeadEcg;

[Input(Length = 144)]
[Conv1d(Filters = 128, Width = 8, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 256, Width = 5, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 128, Width = 3, Padding = "same"), BatchNorm, Relu]
[GlobalAveragePool1d, Dense(7), Softmax]
internal sealed partial class FcnPlane;

[Input(Length = 275)]
[Conv1d(Filters = 128, Width = 8, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 256, Width = 5, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 128, Width = 3, Padding = "same"), BatchNorm, Relu]
[GlobalAveragePool1d, Dense(4), Softmax]
internal sealed partial class FcnTrace;

/// <summary>The FCN for each shape.</summary>
internal static class FcnNetworks
{
    public static NetworkKind? Find(int length, int classes) => (length, classes) switch
    {
        (FcnGunPoint.InputLength, FcnGunPoint.OutputSize) => new(seed => new FcnGunPoint(seed), FcnGunPoint.Summary),
        (FcnItalyPowerDemand.InputLength, FcnItalyPowerDemand.OutputSize) => new(seed => new FcnItalyPowerDemand(seed), FcnItalyPowerDemand.Summary),
        (FcnEcg200.InputLength, FcnEcg200.OutputSize) => new(seed => new FcnEcg200(seed), FcnEcg200.Summary),
        (FcnCoffee.InputLength, FcnCoffee.OutputSize) => new(seed => new FcnCoffee(seed), FcnCoffee.Summary),
        (FcnCbf.InputLength, FcnCbf.OutputSize) => new(seed => new FcnCbf(seed), FcnCbf.Summary),
        (FcnTwoLeadEcg.InputLength, FcnTwoLeadEcg.OutputSize) => new(seed => new FcnTwoLeadEcg(seed), FcnTwoLeadEcg.Summary),
        (FcnPlane.InputLength, FcnPlane.OutputSize) => new(seed => new FcnPlane(seed), FcnPlane.Summary),
        (FcnTrace.InputLength, FcnTrace.OutputSize) => new(seed => new FcnTrace(seed), FcnTrace.Summary),
        _ => null,
    };
}
