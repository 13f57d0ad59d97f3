using Gen;

namespace TimeSeries.Models;

/// <summary>Inception for some of the known sets only: each line below is a network of its own, and takes the compiler its time.</summary>
internal static class InceptionNetworks
{
    public static NetworkKind? Find(int length, int classes) => (length, classes) switch
    {
        (InceptionGunPoint.InputLength, InceptionGunPoint.OutputSize) => new(seed => new InceptionGunPoint(seed), seed => new InceptionGunPointMap(seed), InceptionGunPoint.Summary),
        (InceptionItalyPowerDemand.InputLength, InceptionItalyPowerDemand.OutputSize) => new(seed => new InceptionItalyPowerDemand(seed), seed => new InceptionItalyPowerDemandMap(seed), InceptionItalyPowerDemand.Summary),
        _ => null,
    };
}

[Input(Length = 150), Block<Inception>, GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class InceptionGunPoint;

[Input(Length = 24), Block<Inception>, GlobalAveragePool1d, Dense(2), Softmax]
internal sealed partial class InceptionItalyPowerDemand;

// The same without the mean and what follows: what the class activation map is made of.

[Input(Length = 150), Block<Inception>]
internal sealed partial class InceptionGunPointMap;

[Input(Length = 24), Block<Inception>]
internal sealed partial class InceptionItalyPowerDemandMap;
