using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Planning;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Caching;

/// <summary>
/// What is planned from equal models is equal, down to each kernel. A step that returns something equal ends the work behind it, and a
/// kernel that is not equal to itself a moment later would be emitted again with every keystroke.
/// </summary>
public sealed class EqualityTests
{
    [Theory]
    [InlineData("Conv1d(Filters = 6, Width = 5, Stride = 2, Dilation = 3, Groups = 2, Padding = \"same\", PaddingMode = PaddingMode.Reflect)")]
    [InlineData("Conv1d(Padding = 2, PaddingValue = 0.5, Activation = Activation.Relu, WeightsInitializer = typeof(He))")]
    [InlineData("Conv1d(Padding = new[] { 1, 2 }, PaddingMode = PaddingMode.Circular)")]
    [InlineData("Dense(3), Dropout, Relu, Dense(2), Softmax")]
    [InlineData("BatchNorm, Relu, MaxPool1d, AveragePool1d, Flatten, Dense(2)")]
    [InlineData("GlobalMaxPool1d, BatchNorm, Softmax")]
    [InlineData("GlobalAveragePool1d, Relu")]
    public void PlansOfEqualModelsAreEqual(string layers)
    {
        var source = $"[Input(Length = 11, Channels = 4, Layout = DataLayout.ChannelsFirst), {layers}] partial class N;";
        var (one, two) = (PlanOf(source), PlanOf("// moved\n" + source));
        Assert.NotSame(one, two);
        Assert.All(one.Kernels.Zip(two.Kernels), pair => Assert.True(pair.First.Equals(pair.Second), pair.First.Name));
        Assert.Equal(one.Model, two.Model);
        Assert.Equal(one.Inference, two.Inference);
        Assert.Equal(one.Training, two.Training);
        Assert.Equal(one, two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
    }

    [Fact]
    public void EveryOptionMakesAModelOfItsOwn()
    {
        string[] options =
        [
            "", "Filters = 5", "Width = 5", "Stride = 2", "Dilation = 2", "Groups = 2", "Padding = \"same\"", "Padding = \"causal\"", "Padding = 1",
            "Padding = new[] { 1, 0 }", "PaddingMode = PaddingMode.Circular", "PaddingValue = 1", "UseBias = false", "Activation = Activation.Relu",
            "Name = \"a\"", "Trainable = false", "WeightsInitializer = typeof(He)", "BiasInitializer = typeof(He)", "WeightLearnRateFactor = 2",
            "BiasLearnRateFactor = 2", "WeightL2Factor = 2", "BiasL2Factor = 2",
        ];
        var models = new HashSet<Network.ModelSpec>();
        foreach (var option in options)
            Assert.True(models.Add(PlanOf($"[Input(Length = 11, Channels = 4), Conv1d({option})] partial class N;").Model), option);
    }

    private static NetworkPlan PlanOf(string source)
    {
        var run = GeneratorHarness.Run(source);
        return (NetworkPlan)run.Result.TrackedSteps[TrackingNames.Plan].Single().Outputs.Single().Value;
    }
}
