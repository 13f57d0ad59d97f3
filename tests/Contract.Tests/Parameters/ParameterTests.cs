using System;
using System.Collections.Generic;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Parameters;

/// <summary>Names, shapes and order of parameters, and what goes in and out of them.</summary>
public sealed class ParameterTests
{
    public static TheoryData<string> NamesOfOptions => [.. new Options().Parameters.Select(parameter => parameter.Name)];

    [Fact]
    public void Every_kind_of_layer_has_its_parameters_in_layer_order() => Assert.Equal(
        [
            "conv1d_1.weight [5, 2, 6]", "conv1d_1.bias [6]",
            "batchnorm_1.gamma [6]", "batchnorm_1.beta [6]", "batchnorm_1.running_mean [6]", "batchnorm_1.running_var [6]",
            "middle.weight [3, 3, 4]",
            "dense_1.weight [16, 5]", "dense_1.bias [5]",
            "dense_2.weight [5, 3]", "dense_2.bias [3]",
        ],
        Shown(new Classifier()));

    [Fact]
    public void A_given_name_does_not_stop_the_count_of_its_kind() => Assert.Equal(
        [
            "mine.weight [2, 2, 3]", "mine.bias [3]", "conv1d_2.weight [1, 3, 2]", "conv1d_2.bias [2]",
            "norm.gamma [2]", "norm.beta [2]", "norm.running_mean [2]", "norm.running_var [2]",
            "batchnorm_2.gamma [2]", "batchnorm_2.beta [2]", "batchnorm_2.running_mean [2]", "batchnorm_2.running_var [2]",
            "dense_1.weight [2, 4]", "dense_1.bias [4]", "last.weight [4, 1]",
        ],
        Shown(new Options()));

    [Fact]
    public void The_layers_of_two_weights_and_of_none_have_their_own_names() => Assert.Equal(
        [
            "dense_1.weight [2, 3]", "dense_1.bias [3]",
            "separableconv1d_1.depthwise_weight [3, 3, 2]", "separableconv1d_1.pointwise_weight [1, 6, 4]", "separableconv1d_1.bias [4]",
            "layernorm_1.gamma [4]", "layernorm_1.beta [4]", "convtranspose1d_1.weight [3, 3, 4]", "convtranspose1d_1.bias [3]",
            "depthwiseconv1d_1.weight [3, 3, 2]", "depthwiseconv1d_1.bias [6]", "prelu_1.alpha [6]", "dense_2.weight [6, 2]", "dense_2.bias [2]",
        ],
        Shown(new FrozenHalves()));

    [Fact]
    public void Recurrent_layers_have_Kerass_parameters_and_those_of_the_second_direction_behind_them() => Assert.Equal(
        [
            "lstm_1.weight [3, 16]", "lstm_1.recurrent_weight [4, 16]", "lstm_1.bias [16]",
            "lstm_1.backward_weight [3, 16]", "lstm_1.backward_recurrent_weight [4, 16]", "lstm_1.backward_bias [16]",
            "gru_1.weight [3, 12]", "gru_1.recurrent_weight [4, 12]", "gru_1.bias [2, 12]",
            "gru_1.weight [3, 12]", "gru_1.recurrent_weight [4, 12]", "gru_1.bias [12]",
            "simplernn_1.weight [3, 4]", "simplernn_1.recurrent_weight [4, 4]", "simplernn_1.bias [4]",
        ],
        new INetwork[] { new OneLstm(), new OneGru(), new OneOldGru(), new OneSimpleRnn() }.SelectMany(Shown));

    [Fact]
    public void Forget_gates_begin_open() => Assert.All(new OneLstm(seed: 5).Named("lstm_1.bias").ToArray(), (bias, index) => Assert.Equal(index is >= 4 and < 8 ? 1f : 0f, bias));

    [Fact]
    public void A_states_own_weights_begin_orthogonal()
    {
        var rows = new OneLstm(seed: 5).Named("lstm_1.backward_recurrent_weight").ToArray().Chunk(16).ToList();
        foreach (var (first, one) in rows.Index())
        {
            foreach (var (second, other) in rows.Index())
                Assert.Equal(first == second ? 1 : 0, one.Zip(other, (a, b) => (double)a * b).Sum(), 1e-6);
        }
    }

    [Fact]
    public void Slopes_start_at_a_quarter() => Assert.All(new OnePRelu(seed: 5).Named("prelu_1.alpha").ToArray(), slope => Assert.Equal(0.25f, slope));

    [Theory]
    [InlineData(typeof(OneUpsample1d))]
    [InlineData(typeof(OneCropping1d))]
    [InlineData(typeof(OneDropout))]
    [InlineData(typeof(OneFlatten))]
    [InlineData(typeof(OneMaxPool1d))]
    [InlineData(typeof(OneAveragePool1d))]
    [InlineData(typeof(OneGlobalMaxPool1d))]
    [InlineData(typeof(OneGlobalAveragePool1d))]
    [InlineData(typeof(OneRelu))]
    [InlineData(typeof(OneSoftmax))]
    public void Other_layers_have_none(Type network) =>
        Assert.Empty(EveryLayer.Networks().Single(each => each.GetType() == network).Parameters);

    [Fact]
    public void Lengths_are_the_products_of_the_shapes() => Assert.All(
        EveryLayer.Networks().SelectMany(network => network.Parameters),
        parameter => Assert.Equal(parameter.Shape.Aggregate(1, (product, size) => product * size), parameter.Length));

    [Fact]
    public void What_is_written_is_read() => Assert.All(EveryLayer.Networks().SelectMany(network => network.Parameters), parameter =>
    {
        var values = Numbers.Normal(parameter.Length);
        parameter.Write(values);
        Assert.Equal(values, parameter.ToArray());
    });

    [Theory]
    [MemberData(nameof(NamesOfOptions))]
    public void A_wrong_length_is_refused_and_changes_nothing(string name)
    {
        var network = new Options();
        var parameter = network.Named(name);
        var before = network.Saved();
        foreach (var wrong in new[] { 0, parameter.Length - 1, parameter.Length + 1, 1000 })
        {
            var span = new float[wrong];
            span.AsSpan().Fill(77);
            AssertNamesBoth(Assert.Throws<ArgumentException>(() => parameter.Write(span)), parameter.Length, wrong);
            AssertNamesBoth(Assert.Throws<ArgumentException>(() => parameter.Read(span)), parameter.Length, wrong);
            Assert.All(span, value => Assert.Equal(77, value));
        }

        Assert.Equal(before, network.Saved());
    }

    private static void AssertNamesBoth(ArgumentException error, int expected, int found)
    {
        Assert.Contains($" {expected} values", error.Message, StringComparison.Ordinal);
        Assert.Contains($" has {found}.", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Shown(INetwork network) =>
        network.Parameters.Select(parameter => $"{parameter.Name} [{string.Join(", ", parameter.Shape)}]");
}
