using System;
using System.Globalization;
using System.Linq;
using Contract.Tests.Networks;
using Xunit;

namespace Contract.Tests.Declarations;

/// <summary>The table of layers.</summary>
public sealed class SummaryTests
{
    private static readonly string[] s_lines = Classifier.Summary.TrimEnd('\n').Split('\n');

    [Fact]
    public void There_is_a_row_for_each_layer_between_heading_and_total()
    {
        string[] firsts =
        [
            "Layer", "input", "conv1d_1", "batchnorm_1", "relu_1", "maxpool1d_1", "dropout_1", "middle", "averagepool1d_1", "flatten_1", "dense_1",
            "dense_2", "softmax_1", "total",
        ];
        Assert.Equal(firsts, s_lines.Select(line => line.Split(' ')[0]));
    }

    [Theory]
    [InlineData("input", "[24, 2]", 0, 0, 1)]
    [InlineData("conv1d_1", "[24, 6]", 66, 1440, 5)]
    [InlineData("batchnorm_1", "[24, 6]", 24, 0, 5)]
    [InlineData("maxpool1d_1", "[12, 6]", 0, 0, 6)]
    [InlineData("middle", "[5, 4]", 36, 180, 10)]
    [InlineData("averagepool1d_1", "[4, 4]", 0, 0, 14)]
    [InlineData("flatten_1", "[1, 16]", 0, 0, 24)]
    [InlineData("dense_1", "[1, 5]", 85, 80, 24)]
    [InlineData("dense_2", "[1, 3]", 18, 15, 24)]
    public void A_row_says_shape_parameters_work_and_receptive_field(string layer, string shape, int parameters, int multiplyAdds, int receptiveField)
    {
        var cells = Cells(layer);
        Assert.Equal(shape, cells[^4]);
        Assert.Equal([parameters, multiplyAdds, receptiveField], cells[^3..].Select(Number));
    }

    [Theory]
    [InlineData("conv1d_1", "convolution")]
    [InlineData("middle", "2 groups")]
    [InlineData("middle", "stride 2")]
    [InlineData("dense_1", "relu")]
    [InlineData("dropout_1", "0.25")]
    public void A_row_says_the_kind(string layer, string kind) => Assert.Contains(kind, Cells(layer)[1], StringComparison.Ordinal);

    [Fact]
    public void The_total_is_that_of_the_constants() => Assert.Equal(
        [Classifier.ParameterCount, (int)Classifier.MultiplyAdds, Classifier.ReceptiveField], Cells("total")[^3..].Select(Number));

    [Fact]
    public void Columns_are_aligned() => Assert.Single(s_lines.Select(line => line.Length).Distinct());

    private static string[] Cells(string layer) =>
        s_lines.Single(line => line.Split(' ')[0] == layer).Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int Number(string cell) => int.Parse(cell, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
