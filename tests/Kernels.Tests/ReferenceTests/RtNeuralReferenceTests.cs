using Gen.Tests.Golden;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.ReferenceTests;

/// <summary>The reference computes what a peer's own tests expect.</summary>
public class RtNeuralReferenceTests
{
    [RtNeuralFact]
    public void ConvolutionsAreThoseOfThePeer() => Assert.All(RtNeuralVectors.ReadAll(), vector =>
    {
        var actual = vector.Network.Predict(RandomValues.ToDoubles(vector.Input));
        Assert.InRange(Agreement.OfRange(RandomValues.ToDoubles(vector.Output), actual), 0, 1e-6);
    });
}
