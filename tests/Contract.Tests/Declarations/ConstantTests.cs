using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Declarations;

/// <summary>What is known at compile time, computed by hand.</summary>
public sealed class ConstantTests
{
    // Only what is constant can be an attribute's argument.
    [Theory]
    [InlineData("Classifier.InputLength", Classifier.InputLength, 24)]
    [InlineData("Classifier.InputChannels", Classifier.InputChannels, 2)]
    [InlineData("Classifier.InputSize", Classifier.InputSize, 48)]
    [InlineData("Classifier.OutputLength", Classifier.OutputLength, 1)]
    [InlineData("Classifier.OutputChannels", Classifier.OutputChannels, 3)]
    [InlineData("Classifier.OutputSize", Classifier.OutputSize, 3)]
    [InlineData("Classifier.ParameterCount", Classifier.ParameterCount, (60 + 6) + 4 * 6 + 3 * 3 * 4 + (16 * 5 + 5) + (5 * 3 + 3))]
    [InlineData("Classifier.ReceptiveField", Classifier.ReceptiveField, 24)]
    [InlineData("Classifier.MultiplyAdds", Classifier.MultiplyAdds, 24L * 5 * 2 * 6 + 5 * 3 * 3 * 4 + 16 * 5 + 5 * 3)]
    [InlineData("OneConv1d.OutputLength", OneConv1d.OutputLength, 100)]
    [InlineData("OneConv1d.OutputSize", OneConv1d.OutputSize, 9600)]
    [InlineData("OneConv1d.ParameterCount", OneConv1d.ParameterCount, 11 * 3 * 96 + 96)]
    [InlineData("OneConv1d.ReceptiveField", OneConv1d.ReceptiveField, 11)]
    [InlineData("OneConv1d.MultiplyAdds", OneConv1d.MultiplyAdds, 100L * 11 * 3 * 96)]
    [InlineData("StepsLast.OutputLength", StepsLast.OutputLength, 5)]
    [InlineData("StepsLast.OutputChannels", StepsLast.OutputChannels, 5)]
    [InlineData("StepsLast.ReceptiveField", StepsLast.ReceptiveField, 5)]
    [InlineData("StepsFirst.OutputLength", StepsFirst.OutputLength, 5)]
    [InlineData("StepsFirst.OutputChannels", StepsFirst.OutputChannels, 5)]
    [InlineData("OneDropout.ParameterCount", OneDropout.ParameterCount, 0)]
    [InlineData("OneDropout.MultiplyAdds", OneDropout.MultiplyAdds, 0L)]
    [InlineData("OneDropout.ReceptiveField", OneDropout.ReceptiveField, 1)]
    [InlineData("OneFlatten.OutputLength", OneFlatten.OutputLength, 1)]
    [InlineData("OneFlatten.OutputChannels", OneFlatten.OutputChannels, 15)]
    [InlineData("OneMaxPool1d.OutputLength", OneMaxPool1d.OutputLength, 2)]
    [InlineData("OneAveragePool1d.OutputLength", OneAveragePool1d.OutputLength, 3)]
    [InlineData("OneAveragePool1d.ReceptiveField", OneAveragePool1d.ReceptiveField, 3)]
    [InlineData("OneUpsample1d.OutputLength", OneUpsample1d.OutputLength, 10)]
    [InlineData("OneUpsample1d.ReceptiveField", OneUpsample1d.ReceptiveField, 1)]
    [InlineData("OneCropping1d.OutputLength", OneCropping1d.OutputLength, 3)]
    [InlineData("OneCropping1d.ReceptiveField", OneCropping1d.ReceptiveField, 1)]
    [InlineData("Upsampled.ReceptiveField", Upsampled.ReceptiveField, 2)]
    [InlineData("OnePRelu.ParameterCount", OnePRelu.ParameterCount, 3)]
    [InlineData("OneNormalize.ParameterCount", OneNormalize.ParameterCount, 6)]
    [InlineData("OneNormalize.ReceptiveField", OneNormalize.ReceptiveField, 1)]
    [InlineData("OneLayerNorm.ParameterCount", OneLayerNorm.ParameterCount, 6)]
    [InlineData("OneDepthwiseConv1d.OutputChannels", OneDepthwiseConv1d.OutputChannels, 6)]
    [InlineData("OneDepthwiseConv1d.ParameterCount", OneDepthwiseConv1d.ParameterCount, 3 * 3 * 2 + 6)]
    [InlineData("OneDepthwiseConv1d.MultiplyAdds", OneDepthwiseConv1d.MultiplyAdds, 3L * 3 * 6)]
    [InlineData("OneSeparableConv1d.ParameterCount", OneSeparableConv1d.ParameterCount, 3 * 3 * 2 + 6 * 4 + 4)]
    [InlineData("OneSeparableConv1d.MultiplyAdds", OneSeparableConv1d.MultiplyAdds, 5L * 3 * 6 + 5 * 6 * 4)]
    [InlineData("OneSeparableConv1d.ReceptiveField", OneSeparableConv1d.ReceptiveField, 3)]
    [InlineData("OneConvTranspose1d.OutputLength", OneConvTranspose1d.OutputLength, 10)]
    [InlineData("OneConvTranspose1d.ParameterCount", OneConvTranspose1d.ParameterCount, 4 * 3 * 4 + 6)]
    [InlineData("OneConvTranspose1d.MultiplyAdds", OneConvTranspose1d.MultiplyAdds, 5L * 4 * 3 * 4)]
    [InlineData("OneConvTranspose1d.ReceptiveField", OneConvTranspose1d.ReceptiveField, 2)]
    [InlineData("OneLstm.OutputLength", OneLstm.OutputLength, 5)]
    [InlineData("OneLstm.OutputChannels", OneLstm.OutputChannels, 8)]
    [InlineData("OneLstm.ParameterCount", OneLstm.ParameterCount, 2 * 16 * (3 + 4 + 1))]
    [InlineData("OneLstm.MultiplyAdds", OneLstm.MultiplyAdds, 2L * 5 * 16 * (3 + 4))]
    [InlineData("OneLstm.ReceptiveField", OneLstm.ReceptiveField, 5)]
    [InlineData("OneGru.OutputLength", OneGru.OutputLength, 1)]
    [InlineData("OneGru.ParameterCount", OneGru.ParameterCount, 12 * (3 + 4 + 2))]
    [InlineData("OneOldGru.ParameterCount", OneOldGru.ParameterCount, 12 * (3 + 4 + 1))]
    [InlineData("OneSimpleRnn.ParameterCount", OneSimpleRnn.ParameterCount, 4 * (3 + 4 + 1))]
    [InlineData("OneGlobalMaxPool1d.ReceptiveField", OneGlobalMaxPool1d.ReceptiveField, 5)]
    public void Constants_are_those_computed_by_hand(string name, long actual, long expected) =>
        Assert.True(actual == expected, $"{name} is {actual}, not {expected}.");

    [Fact]
    public void Windows_dilations_and_strides_widen_the_receptive_field() =>
        // A dilated convolution (1 + 2 * 2 = 5), then one of 3 taps; the global pool then sees the whole input.
        Assert.Equal(11, Smooth.ReceptiveField);

    [Fact]
    public void The_interface_says_what_the_constants_say()
    {
        INetwork network = new Classifier();
        Assert.Equal(
            (Classifier.InputLength, Classifier.InputChannels, Classifier.InputSize), (network.InputLength, network.InputChannels, network.InputSize));
        Assert.Equal(
            (Classifier.OutputLength, Classifier.OutputChannels, Classifier.OutputSize), (network.OutputLength, network.OutputChannels, network.OutputSize));
        Assert.Equal(DataLayout.ChannelsLast, network.Layout);
        Assert.Equal(DataLayout.ChannelsFirst, ((INetwork)new StepsFirst()).Layout);
    }

    [Fact]
    public void ParameterCount_is_the_number_of_all_values()
    {
        Assert.Equal(Classifier.ParameterCount, new Classifier().Parameters.Sum(parameter => parameter.Length));
        Assert.Equal(Options.ParameterCount, new Options().Parameters.Sum(parameter => parameter.Length));
    }

    [Fact]
    public void Sizes_are_those_that_predictions_take() =>
        Assert.All(EveryLayer.Networks(), network => Assert.Equal(network.OutputSize, network.Predicted(new float[network.InputSize]).Length));
}
