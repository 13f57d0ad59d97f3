using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Gen.Import;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Xunit;

namespace Gen.Onnx.Tests;

/// <summary>What is exported gives in ONNX Runtime what the network gives, and comes back by the importer as the same numbers.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gen-onnx-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Conv1d(Filters = 5, Width = 4, Stride = 2, Padding = \"same\"), BatchNorm, Relu, MaxPool1d, Flatten, Dense(3), Softmax")]
    [InlineData("Conv1d(Filters = 6, Groups = 3, Dilation = 2, Padding = \"causal\"), LeakyRelu(Alpha = 0.2), DepthwiseConv1d(Multiplier = 2, UseBias = false), PRelu, GlobalAveragePool1d, Dense(2, Activation = Activation.Sigmoid)")]
    [InlineData("SeparableConv1d(Filters = 4, Padding = new[] { 2, 1 }), Gelu, LayerNorm, AveragePool1d(Size = 3, Stride = 2, Padding = 1), Swish, Cropping1d(1, 2)")]
    [InlineData("ConvTranspose1d(Filters = 4, Width = 4, Stride = 2, Padding = \"same\"), Elu, Upsample1d(3), HardSwish, Conv1d(Filters = 2, Padding = 2, PaddingMode = PaddingMode.Reflect), Tanh")]
    [InlineData("Conv1d(Filters = 4, Padding = 2, PaddingMode = PaddingMode.Symmetric), Softplus, Conv1d(Filters = 4, Padding = 1, PaddingMode = PaddingMode.Circular), Softsign, Conv1d(Filters = 4, Padding = 2, PaddingMode = PaddingMode.Replicate), Selu, GlobalMaxPool1d, HardSigmoid")]
    [InlineData("Lstm(5, ReturnSequences = true, Direction = Direction.Bidirectional), Gru(4), Dense(2)")]
    [InlineData("Gru(4, ReturnSequences = true, ResetAfter = false, Direction = Direction.Backward), SimpleRnn(3, ReturnSequences = true), Lstm(3, UseBias = false)")]
    [InlineData("Conv1d(Filters = 6, Padding = \"same\"), Residual<Body>, Concat<Body, Other>, Relu, Dropout")]
    [InlineData("Conv1d(Filters = 6, Padding = \"same\"), Keep(\"a\"), GlobalAveragePool1d, Dense(6), Sigmoid, Keep(\"b\"), Take(\"a\"), Multiply(\"b\"), Add(\"a\"), Join(\"b\", \"a\")")]
    public void EachLayer(string layers)
    {
        foreach (var layout in new[] { "ChannelsLast", "ChannelsFirst" })
        {
            var network = Compile($"[Input(Length = 17, Channels = 3, Layout = DataLayout.{layout}), {layers}] public partial class Exported;");
            var path = Path.Combine(_folder, "model.onnx");
            network.ExportOnnx(path);
            var inputs = Values(2 * network.InputSize);
            var expected = new float[2 * network.OutputSize];
            network.Predict(inputs, expected);

            AssertNear(expected, InOnnxRuntime(network, path, inputs));
            AssertNear(expected, ImportedAgain(path, inputs, expected.Length));
        }
    }

    [Fact]
    public void AnEmbedding()
    {
        var network = Compile("[Input(Length = 7), Embedding(Vocabulary = 5, Units = 4), Conv1d(Filters = 3)] public partial class Exported;");
        var path = Path.Combine(_folder, "model.onnx");
        network.ExportOnnx(path);
        var inputs = Enumerable.Range(0, 7).Select(place => (float)(place % 5)).ToArray();
        var expected = new float[network.OutputSize];
        network.Predict(inputs, expected);
        AssertNear(expected, InOnnxRuntime(network, path, inputs));
    }

    private static INetwork Compile(string source)
    {
        const string Blocks = "[Conv1d(Filters = 6, Padding = \"same\"), Relu, Conv1d(Filters = 6, Padding = \"same\")] public class Body; [Conv1d(Filters = 2, Width = 1)] public class Other;";
        var network = DynamicNetwork.Compile(source + Blocks, new() { Training = false });
        var random = new Random(3);
        foreach (var parameter in network.Parameters)
            parameter.Write([.. Enumerable.Range(0, parameter.Length).Select(_ => parameter.Name.EndsWith("var", StringComparison.Ordinal) ? 0.5f + random.NextSingle() : random.NextSingle() - 0.5f)]);
        return network;
    }

    private static float[] InOnnxRuntime(INetwork network, string path, float[] inputs)
    {
        using var session = new InferenceSession(path);
        var isFirst = network.Layout == DataLayout.ChannelsFirst;
        int[] shape = [inputs.Length / network.InputSize, isFirst ? network.InputChannels : network.InputLength, isFirst ? network.InputLength : network.InputChannels];
        using var results = session.Run([NamedOnnxValue.CreateFromTensor("input", new DenseTensor<float>(inputs, shape))]);
        return [.. results.Single().AsEnumerable<float>()];
    }

    private static float[] ImportedAgain(string path, float[] inputs, int outputs)
    {
        var imported = Importer.Import(path);
        var network = DynamicNetwork.Compile(imported.Source(), new() { Training = false });
        network.Load(new MemoryStream(imported.Weights()));
        var values = new float[outputs];
        network.Predict(inputs, values);
        return values;
    }

    private static float[] Values(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle() - 1)];
    }

    private static void AssertNear(IReadOnlyList<float> expected, IReadOnlyList<float> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var place = 0; place < expected.Count; place++)
            Assert.True(Math.Abs(expected[place] - actual[place]) <= 1e-5 * (1 + Math.Abs(expected[place])), $"{place}: {expected[place]}, but {actual[place]}");
    }
}
