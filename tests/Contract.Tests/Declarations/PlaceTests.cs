using System;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Declarations;

/// <summary>Networks work wherever they are declared, with whatever accessibility.</summary>
public sealed partial class PlaceTests
{
    [Fact]
    public void In_the_global_namespace() => Check(new GlobalNamespaceNetwork(), outputs: 4);

    [Fact]
    public void In_namespaces_with_braces() => Check(new Networks.Outer.Inner.Twin(), outputs: 8);

    [Fact]
    public void Under_one_name_in_several_namespaces()
    {
        Check(new Networks.Outer.Twin(), outputs: 12);
        Check(new Networks.Other.Shell.Twin(), outputs: 20);
    }

    [Fact]
    public void Private_in_another_class() => Check(new Hidden(), outputs: 2);

    [Fact]
    public void Two_levels_deep() => Check(new Middle.Inmost(), outputs: 6);

    [Fact]
    public void With_members_of_the_users_own()
    {
        var network = new Classifier(seed: 4);
        var signal = Numbers.Normal(Classifier.InputSize);
        var scores = network.Predicted(signal);
        Assert.Equal(scores.Max(), scores[network.Classify(signal)]);
    }

    [Fact]
    public void Many_layers_and_only_one() => Assert.All(EveryLayer.Networks(), network =>
        Assert.All(network.Predicted([.. Numbers.Normal(2 * network.InputSize).Select(value => network is OneSqrt or OneLog ? Math.Abs(value) : value)]), value => Assert.True(float.IsFinite(value))));

    private static void Check(INetwork network, int outputs)
    {
        Assert.Equal(outputs, network.OutputSize);
        var values = network.Scrambled().Predicted(Numbers.Normal(network.InputSize));
        Assert.Equal(outputs, values.Distinct().Count());
    }

    [Input(Length = 7), Conv1d(Filters = 2, Width = 3), GlobalAveragePool1d]
    private sealed partial class Hidden;

    private static partial class Middle
    {
        [Input(Length = 3, Channels = 2), Dense(2)]
        internal sealed partial class Inmost;
    }
}
