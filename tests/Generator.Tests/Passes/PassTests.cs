using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Gen.Generator.Pipeline;
using Gen.Generator.Planning;
using Xunit;

namespace Gen.Generator.Tests.Passes;

/// <summary>Each pass on a graph that is small: a line of what goes in that does not come out, and one of what comes out that did not go in.</summary>
public sealed partial class PassTests
{
    private const string Classifier = "[Input(Length = 24, Channels = 8), Conv1d(16, 3), BatchNorm, Relu, Conv1d(16, 3), Relu, GlobalMaxPool1d, Dense(2), Softmax] public partial class N;";
    private const string Pooled = "[Input(Length = 64, Channels = 3), Conv1d(8, 5, Padding = \"same\"), Tanh, MaxPool1d(4), Flatten, Dense(300), Relu, Dense(40)] public partial class N;";
    private const string Shortcut = "[Block, Conv1d(5, 3, Padding = \"same\")] public partial class Body; [Input(Length = 40, Channels = 5), Residual<Body>, Relu, Dense(7)] public partial class N;";
    private const string Wide = "[Input(Length = 200, Channels = 16), Conv1d(64, 3, Padding = \"same\"), Relu, Conv1d(64, 3, Padding = \"same\"), Relu, Conv1d(7, 5, Padding = \"same\")] public partial class N;";
    private const string Rows = "[Input(Length = 1000, Channels = 1), Conv1d(4, 9), Relu, Conv1d(4, 9), Relu] public partial class N;";
    private const string Grouped = "[Input(Length = 30, Channels = 4), Conv1d(16, 3, Groups = 2)] public partial class N;";
    private const string Recurrent = "[Input(Length = 30, Channels = 4), Lstm(16)] public partial class N;";
    private const string OneChannel = "[Input(Length = 500, Channels = 1), Conv1d(64, 9)] public partial class N;";

    /// <summary>The pass, the network, what goes and what comes.</summary>
    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "inference: fold normalisations", Classifier, "Forward batchnorm_1: Map22x16(", "Forward conv1d_1: Contraction22x16From1x24(x = inputs, w = Prepared 2, bias = Prepared 3, y = batchnorm_1_output)" },
        { "inference: fuse steps", Classifier, "Forward relu_2: Map1x320(", "Forward conv1d_2 + relu_2: Contraction20x16From1x48(" },
        { "inference: copy residuals", Shortcut, "beside = inputs, y = relu_1_output)", "Forward boundary: Map1x200(x0 = inputs, y = inputs_beside)" },
        { "inference: pool before activation", Pooled, "Forward tanh_1: Map1x512(", "Forward tanh_1: Map1x128(" },
        { "inference: select layouts", Rows, "Forward conv1d_1 + relu_1: Contraction992x4From1x9(", "Forward conv1d_1 + relu_1: Lengthwise4x992From9x1(" },
        { "inference: select algorithms", Wide, "Forward conv1d_2 + relu_2: Contraction200x64From1x192(", "Forward conv1d_2: TransformSignal4From4By64(" },
        { "inference: fuse pools", Classifier, "Forward globalmaxpool1d_1: MaxPool20x16By20(", "Forward conv1d_2 + relu_2 + globalmaxpool1d_1: Contraction20x16From1x48ToMax(" },
        { "inference: peel borders", Wide, "Forward conv1d_1: Map1x3200(x0 = inputs, y = conv1d_1_padded)", "Forward conv1d_1: Map1x32(x0 = inputs, y = conv1d_1_padded_first)" },
        { "inference: select dot products", Classifier, "Forward dense_1: Contraction1x2From1x16(", "Forward dense_1: Dot1x2From1x16(" },
        { "inference: place rows", Pooled, "bias = conv1d_1.bias, y = conv1d_1_sums)", "bias = conv1d_1.bias, rows = conv1d_1_rows_1, y = conv1d_1_sums)" },
        { "inference: batch scans", Recurrent, "Forward lstm_1: ScanLstm16Over30(", "Forward lstm_1: ScanLstm16Over30 or ScanLstm16Over30Of8(" },
        { "training: copy gradients", Grouped, "dy = outputGradients, dw = gradient of conv1d_1.weight)", "(x0 = outputGradients, y = doutput)" },
        { "training: fuse steps", Pooled, "Forward relu_1: Map1x300(", "Forward dense_1 + relu_1: Contraction1x300From1x128(" },
        { "training: select algorithms for training", Wide, "Forward conv1d_2 + relu_2: Contraction200x64From1x192(", "y = conv1d_2_weights_at_points), once a batch" },
        { "training: peel borders", OneChannel, "x0 = outputGradients, y = conv1d_1_padded)", "y = conv1d_1_padded_last)" },
        { "training: elide copies", Pooled, "Forward dense_2: Map1x40(", "bias = dense_2.bias, y = outputs)" },
        { "training: select dot products for training", OneChannel, "Backward conv1d_1: Contraction484x1From1x576(", "Backward conv1d_1: Dot484x1From1x576(" },
        { "training: place rows for the batch", Pooled, "bias = conv1d_1.bias, y = conv1d_1_sums)", "bias = conv1d_1.bias, rows = conv1d_1_rows_1, y = conv1d_1_sums)" },
        { "training: rematerialise", Classifier, "(x = relu_1_output, dy = relu_2_dactivation,", "(x = relu_1_output_again, dy = relu_2_dactivation," },
        { "training: share scratch", Pooled, "conv1d_1_sums: Sample, 512 floats", "conv1d_1_sums: Shared, 512 floats" },
        { "training: batch samples", Pooled, "OuterProduct1x300By40Over1(", "OuterProduct1x300By40Over1 or OuterProduct1x300By40Over8(" },
        { "training: pack gradients", Pooled, "dy = tanh_1_dactivation, dw = gradient of conv1d_1.weight)", "dy = tanh_1_dactivation, panel = panel, dw = gradient of conv1d_1.weight)" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void APassChangesItsGraph(string pass, string network, string gone, string come)
    {
        var (before, after) = PassDump.Of(network).Around(pass);
        var (input, output) = (Hash().Replace(before, ""), Hash().Replace(after, ""));
        Assert.Contains(gone, input, StringComparison.Ordinal);
        Assert.DoesNotContain(gone, output, StringComparison.Ordinal);
        Assert.Contains(come, output, StringComparison.Ordinal);
        Assert.DoesNotContain(come, input, StringComparison.Ordinal);
    }

    [Xunit.Fact]
    public void EachPassOfBothListsHasACase()
    {
        static IEnumerable<string> Titles(PassList list) => list.Passes.Select(pass => $"{list.Name}: {pass.Name}");
        Assert.Equal(Titles(InferencePlanner.Passes).Concat(Titles(TrainingPlanner.Passes)), Cases.Select(row => row.Data.Item1));
    }

    [GeneratedRegex("(?<=[A-Za-z0-9])_[0-9a-f]{8}(?=[( ])")]
    private static partial Regex Hash();
}
