using Gen;

namespace TimeSeries.Models;

/// <summary>ResNet for the length and the classes of each known set: a generated network has both built in.</summary>
internal static class ResNetNetworks
{
    public static NetworkKind? Find(int length, int classes) => (length, classes) switch
    {
        (ResNetGunPoint.InputLength, ResNetGunPoint.OutputSize) => new(seed => new ResNetGunPoint(seed), seed => new ResNetGunPointMap(seed), ResNetGunPoint.Summary),
        (ResNetItalyPowerDemand.InputLength, ResNetItalyPowerDemand.OutputSize) => new(seed => new ResNetItalyPowerDemand(seed), seed => new ResNetItalyPowerDemandMap(seed), ResNetItalyPowerDemand.Summary),
        (ResNetEcg200.InputLength, ResNetEcg200.OutputSize) => new(seed => new ResNetEcg200(seed), seed => new ResNetEcg200Map(seed), ResNetEcg200.Summary),
        (ResNetCoffee.InputLength, ResNetCoffee.OutputSize) => new(seed => new ResNetCoffee(seed), seed => new ResNetCoffeeMap(seed), ResNetCoffee.Summary),
        (ResNetCbf.InputLength, ResNetCbf.OutputSize) => new(seed => new ResNetCbf(seed), seed => new ResNetCbfMap(seed), ResNetCbf.Summary),
        (ResNetTwoLeadEcg.InputLength, ResNetTwoLeadEcg.OutputSize) => new(seed => new ResNetTwoLeadEcg(seed), seed => new ResNetTwoLeadEcgMap(seed), ResNetTwoLeadEcg.Summary),
        (ResNetPlane.InputLength, ResNetPlane.OutputSize) => new(seed => new ResNetPlane(seed), seed => new ResNetPlaneMap(seed), ResNetPlane.Summary),
        (ResNetTrace.InputLength, ResNetTrace.OutputSize) => new(seed => new ResNetTrace(seed), seed => new ResNetTraceMap(seed), ResNetTrace.Summary),
        _ => null,
    };
}

[Input(Length = 150), Block<ResNet>, GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class ResNetGunPoint;

[Input(Length = 24), Block<ResNet>, GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class ResNetItalyPowerDemand;

[Input(Length = 96), Block<ResNet>, GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class ResNetEcg200;

[Input(Length = 286), Block<ResNet>, GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class ResNetCoffee;

[Input(Length = 128), Block<ResNet>, GlobalAveragePool1d, Dense(3), Softmax]
internal sealed partial class ResNetCbf;

[Input(Length = 82), Block<ResNet>, GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class ResNetTwoLeadEcg;

[Input(Length = 144), Block<ResNet>, GlobalAveragePool1d, Dense(7), Softmax]
internal sealed partial class ResNetPlane;

[Input(Length = 275), Block<ResNet>, GlobalAveragePool1d, Dense(4), Softmax]
internal sealed partial class ResNetTrace;

// The same without the mean and what follows: what the class activation map is made of.

[Input(Length = 150), Block<ResNet>]
internal sealed partial class ResNetGunPointMap;

[Input(Length = 24), Block<ResNet>]
internal sealed partial class ResNetItalyPowerDemandMap;

[Input(Length = 96), Block<ResNet>]
internal sealed partial class ResNetEcg200Map;

[Input(Length = 286), Block<ResNet>]
internal sealed partial class ResNetCoffeeMap;

[Input(Length = 128), Block<ResNet>]
internal sealed partial class ResNetCbfMap;

[Input(Length = 82), Block<ResNet>]
internal sealed partial class ResNetTwoLeadEcgMap;

[Input(Length = 144), Block<ResNet>]
internal sealed partial class ResNetPlaneMap;

[Input(Length = 275), Block<ResNet>]
internal sealed partial class ResNetTraceMap;
