using Gen;

namespace TimeSeries.Models;

/// <summary>Tcn for some of the known sets only: each line below is a network of its own, and takes the compiler its time.</summary>
internal static class TcnNetworks
{
    public static NetworkKind? Find(int length, int classes) => (length, classes) switch
    {
        (TcnGunPoint.InputLength, TcnGunPoint.OutputSize) => new(seed => new TcnGunPoint(seed), seed => new TcnGunPointMap(seed), TcnGunPoint.Summary),
        (TcnItalyPowerDemand.InputLength, TcnItalyPowerDemand.OutputSize) => new(seed => new TcnItalyPowerDemand(seed), seed => new TcnItalyPowerDemandMap(seed), TcnItalyPowerDemand.Summary),
        _ => null,
    };
}

[Input(Length = 150), Block<Tcn>, GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class TcnGunPoint;

[Input(Length = 24), Block<Tcn>, GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class TcnItalyPowerDemand;

// The same without the mean and what follows: what the class activation map is made of.

[Input(Length = 150), Block<Tcn>]
internal sealed partial class TcnGunPointMap;

[Input(Length = 24), Block<Tcn>]
internal sealed partial class TcnItalyPowerDemandMap;
