using System.Collections.Generic;

namespace TimeSeries;

/// <summary>Test accuracies, in percent, of five runs each: Fawaz et al. (2019), "Deep learning for time series classification: a review".</summary>
/// <param name="Mean">Over the runs.</param>
/// <param name="Least">The worst run.</param>
/// <param name="Greatest">The best run.</param>
internal sealed record PublishedAccuracy(double Mean, double Least, double Greatest)
{
    private static readonly Dictionary<(string Model, string Set), PublishedAccuracy> s_known = new()
    {
        [("fcn", "GunPoint")] = new(100, 100, 100),
        [("fcn", "ItalyPowerDemand")] = new(96.29, 96.11, 96.40),
        [("fcn", "ECG200")] = new(88.80, 88, 90),
        [("fcn", "Coffee")] = new(100, 100, 100),
        [("fcn", "CBF")] = new(99.38, 99.22, 99.44),
        [("fcn", "TwoLeadECG")] = new(99.95, 99.91, 100),
        [("fcn", "Plane")] = new(100, 100, 100),
        [("fcn", "Trace")] = new(100, 100, 100),
        [("resnet", "GunPoint")] = new(99.07, 98, 100),
        [("resnet", "ItalyPowerDemand")] = new(96.15, 95.92, 96.60),
        [("resnet", "ECG200")] = new(87.40, 85, 89),
        [("resnet", "Coffee")] = new(100, 100, 100),
        [("resnet", "CBF")] = new(99.58, 99.22, 99.67),
        [("resnet", "TwoLeadECG")] = new(100, 100, 100),
        [("resnet", "Plane")] = new(100, 100, 100),
        [("resnet", "Trace")] = new(100, 100, 100),
    };

    /// <summary>What was published for a model on a set; <see langword="null"/> where this table has nothing.</summary>
    public static PublishedAccuracy? Of(string model, string set) => s_known.GetValueOrDefault((model, set));
}
