using Gen;

namespace TimeSeries.Models;

/// <summary>Fcn for the length and the classes of each known set: a generated network has both built in.</summary>
internal static class FcnNetworks
{
    public static NetworkKind? Find(int length, int classes) => (length, classes) switch
    {
        (FcnGunPoint.InputLength, FcnGunPoint.OutputSize) => new(seed => new FcnGunPoint(seed), seed => new FcnGunPointMap(seed), FcnGunPoint.Summary),
        (FcnItalyPowerDemand.InputLength, FcnItalyPowerDemand.OutputSize) => new(seed => new FcnItalyPowerDemand(seed), seed => new FcnItalyPowerDemandMap(seed), FcnItalyPowerDemand.Summary),
        (FcnEcg200.InputLength, FcnEcg200.OutputSize) => new(seed => new FcnEcg200(seed), seed => new FcnEcg200Map(seed), FcnEcg200.Summary),
        (FcnCoffee.InputLength, FcnCoffee.OutputSize) => new(seed => new FcnCoffee(seed), seed => new FcnCoffeeMap(seed), FcnCoffee.Summary),
        (FcnCbf.InputLength, FcnCbf.OutputSize) => new(seed => new FcnCbf(seed), seed => new FcnCbfMap(seed), FcnCbf.Summary),
        (FcnTwoLeadEcg.InputLength, FcnTwoLeadEcg.OutputSize) => new(seed => new FcnTwoLeadEcg(seed), seed => new FcnTwoLeadEcgMap(seed), FcnTwoLeadEcg.Summary),
        (FcnPlane.InputLength, FcnPlane.OutputSize) => new(seed => new FcnPlane(seed), seed => new FcnPlaneMap(seed), FcnPlane.Summary),
        (FcnTrace.InputLength, FcnTrace.OutputSize) => new(seed => new FcnTrace(seed), seed => new FcnTraceMap(seed), FcnTrace.Summary),
        _ => null,
    };
}

[Input(Length = 150), Block<Fcn>, GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class FcnGunPoint;

[Input(Length = 24), Block<Fcn>, GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class FcnItalyPowerDemand;

[Input(Length = 96), Block<Fcn>, GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class FcnEcg200;

[Input(Length = 286), Block<Fcn>, GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class FcnCoffee;

[Input(Length = 128), Block<Fcn>, GlobalAveragePool1d, Dense(3), Softmax]
internal sealed partial class FcnCbf;

[Input(Length = 82), Block<Fcn>, GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class FcnTwoLeadEcg;

[Input(Length = 144), Block<Fcn>, GlobalAveragePool1d, Dense(7), Softmax]
internal sealed partial class FcnPlane;

[Input(Length = 275), Block<Fcn>, GlobalAveragePool1d, Dense(4), Softmax]
internal sealed partial class FcnTrace;

// The same without the mean and what follows: what the class activation map is made of.

[Input(Length = 150), Block<Fcn>]
internal sealed partial class FcnGunPointMap;

[Input(Length = 24), Block<Fcn>]
internal sealed partial class FcnItalyPowerDemandMap;

[Input(Length = 96), Block<Fcn>]
internal sealed partial class FcnEcg200Map;

[Input(Length = 286), Block<Fcn>]
internal sealed partial class FcnCoffeeMap;

[Input(Length = 128), Block<Fcn>]
internal sealed partial class FcnCbfMap;

[Input(Length = 82), Block<Fcn>]
internal sealed partial class FcnTwoLeadEcgMap;

[Input(Length = 144), Block<Fcn>]
internal sealed partial class FcnPlaneMap;

[Input(Length = 275), Block<Fcn>]
internal sealed partial class FcnTraceMap;
