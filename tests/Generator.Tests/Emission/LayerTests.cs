using System.Linq;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Emission;

/// <summary>What is emitted for each option, advised against or not, compiles at warning level 9999; what it computes is the kernel tests' affair.</summary>
public sealed class LayerTests
{
    [Theory]
    [InlineData("Conv1d(Filters = 6, Width = 5, Stride = 2, Dilation = 3, Groups = 2, Padding = \"same\")")]
    [InlineData("Conv1d(Padding = \"causal\", UseBias = false, Activation = Activation.Relu)")]
    [InlineData("Conv1d(Padding = 3, PaddingMode = PaddingMode.Constant, PaddingValue = -0.125)", "GEN032")]
    [InlineData("Conv1d(Padding = (short)3, PaddingMode = PaddingMode.Replicate)")]
    [InlineData("Conv1d(Padding = new[] { 2, 0 }, PaddingMode = PaddingMode.Reflect)")]
    [InlineData("Conv1d(Padding = new object[] { 0, 2 }, PaddingMode = PaddingMode.Symmetric)")]
    [InlineData("Conv1d(Padding = 2L, PaddingMode = PaddingMode.Circular)")]
    [InlineData("Conv1d(Name = \"class\", Trainable = false, WeightsInitializer = typeof(He), BiasInitializer = typeof(Ones))")]
    [InlineData("Conv1d(Name = null, WeightsInitializer = typeof(Mine), WeightLearnRateFactor = 0.5, BiasLearnRateFactor = 2, WeightL2Factor = 1e-30, BiasL2Factor = 1e30)")]
    [InlineData("Conv1d(WeightsInitializer = typeof(Outer<int>.Nested))")]
    [InlineData("Dense(3, UseBias = false, Activation = Activation.Relu)", "GEN070")]
    [InlineData("Dense(units: 3, Units = 4)")]
    [InlineData("Dense(3, Name = \"a\"), Dense(3, Name = \"A\"), Dense(3, Name = \"Parameters\"), Dense(3, Name = \"x\"), Dense(3, Name = \"N\")")]
    [InlineData("MaxPool1d(Size = 3, Stride = 1, Padding = \"same\")")]
    [InlineData("AveragePool1d(Size = 3, Padding = new[] { 2, 1 })")]
    [InlineData("GlobalMaxPool1d")]
    [InlineData("GlobalAveragePool1d, Dense(3)")]
    [InlineData("Flatten, Dense(1)")]
    [InlineData("BatchNorm(Momentum = 0.9, Epsilon = 1e-5)")]
    [InlineData("BatchNorm(KeepStart = true)")]
    [InlineData("BatchNorm(Trainable = false)")]
    [InlineData("Dropout(Rate = 0)", "GEN035")]
    [InlineData("Dropout, Relu")]
    [InlineData("Softmax")]
    [InlineData("Softmax, Softmax", "GEN030")]
    [InlineData("Relu")]
    [InlineData("PRelu")]
    [InlineData("Normalize")]
    [InlineData("Normalize(Name = \"scale\"), Conv1d(Filters = 3, Padding = \"same\")")]
    [InlineData("PRelu(Name = \"slopes\", Trainable = false, WeightsInitializer = typeof(Zeros))")]
    [InlineData("LayerNorm(Epsilon = 1e-5)")]
    [InlineData("LayerNorm(Trainable = false)")]
    [InlineData("Upsample1d, Upsample1d(Factor = 3)")]
    [InlineData("Cropping1d, Cropping1d(Before = 0, After = 3), Cropping1d(Before = 0, After = 0)", "GEN035")]
    [InlineData("DepthwiseConv1d(Multiplier = 3, Padding = 2, PaddingMode = PaddingMode.Reflect, Activation = Activation.Tanh)")]
    [InlineData("DepthwiseConv1d(Multiplier = 2, Stride = 5, Trainable = false)", "GEN034")]
    [InlineData("SeparableConv1d(Filters = 5, Multiplier = 2, Dilation = 2, Padding = \"causal\", Activation = Activation.Relu)")]
    [InlineData("Conv1d(Filters = 3), SeparableConv1d(Filters = 5, Trainable = false, UseBias = false)")]
    [InlineData("ConvTranspose1d(Filters = 6, Width = 5, Stride = 2, Dilation = 3, Groups = 2, Padding = \"same\", OutputPadding = 2)")]
    [InlineData("ConvTranspose1d(Width = 1, Stride = 3, UseBias = false, Activation = Activation.HardSigmoid)", "GEN034")]
    [InlineData("ConvTranspose1d(Filters = 6, Width = 2, Stride = 5, OutputPadding = -3)", "GEN034")]
    [InlineData("ConvTranspose1d(Filters = 6, Width = 2, Stride = 5, Padding = 0)", "GEN034")]
    [InlineData("Conv1d(Filters = 3), ConvTranspose1d(Filters = 6, Padding = new[] { 1, 2 }, Trainable = false)")]
    [InlineData("Lstm(5), Dense(3)")]
    [InlineData("Lstm(17, ReturnSequences = true, Direction = Direction.Bidirectional, ForgetBias = 0), Lstm(3, Trainable = false, UseBias = false)")]
    [InlineData("Gru(Units = 9, Direction = Direction.Backward, RecurrentActivation = Activation.HardSigmoid, ReturnSequences = true), Conv1d(Padding = \"same\")")]
    [InlineData("Gru(9, ResetAfter = false, RecurrentInitializer = typeof(Mine))")]
    [InlineData("SimpleRnn(9, Activation = Activation.Relu, ReturnSequences = true), Flatten, Dense(2), Softmax")]
    [InlineData("Identity, Keep(\"a\"), Tanh, Add(\"a\"), GlobalMaxPool1d, Repeat(3)")]
    [InlineData("Keep(\"a\"), GlobalMaxPool1d, Dense(4), Sigmoid, Multiply(\"a\"), Join(\"a\"), Keep(\"b\"), Dense(1), Keep(\"c\"), Output(\"b\", \"c\")")]
    [InlineData("Keep(\"class\"), Tanh, Take(\"class\"), Dense(2)", "GEN078")]
    public void Compiles(string layers, string? advice = null)
    {
        var source = $$"""
            [Input(Length = 11, Channels = 4)]
            [{{layers}}]
            public partial class N;

            public struct Mine : IInitializer
            {
                public static void Initialize(System.Span<float> values, int fanIn, int fanOut, ref RandomSource random) => values.Fill(1);
            }

            public class Outer<T>
            {
                public class Nested : IInitializer
                {
                    public static void Initialize(System.Span<float> values, int fanIn, int fanOut, ref RandomSource random) => values.Fill(1);
                }
            }
            """;
        foreach (var layout in new[] { "", ", Layout = DataLayout.ChannelsFirst" })
        {
            var run = GeneratorHarness.Run(source.Replace("Channels = 4", "Channels = 4" + layout));
            Assert.Equal(advice is null ? [] : [advice], run.Diagnostics.Select(found => found.Id));
            Assert.Contains("N.g.cs", run.Files.Keys);
            CompiledOutput.AssertClean(run);
        }
    }
}
