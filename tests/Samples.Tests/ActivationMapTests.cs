using System;
using System.Linq;
using Gen.Reports;
using TimeSeries.Models;
using Xunit;

namespace Gen.Samples.Tests;

/// <summary>The class activation map is what the network's scores are the mean of.</summary>
public sealed class ActivationMapTests
{
    [Theory]
    [InlineData("fcn")]
    [InlineData("resnet")]
    [InlineData("inception")]
    [InlineData("tcn")]
    public void TheMeanOfTheMapIsTheScore(string name)
    {
        var architecture = Architecture.All.Single(known => known.Name == name);
        var kind = architecture.Find(24, 2)!;
        var network = kind.Create(3);
        var (random, series, outputs) = (new Random(1), new float[24], new float[2]);
        foreach (var parameter in network.Parameters)
            Stir(parameter, random);
        for (var step = 0; step < series.Length; step++)
            series[step] = random.NextSingle() - 0.5f;

        network.Predict(series, outputs);
        var features = kind.CreateMap(0);
        features.CopyFrom(network, LoadOptions.Matching);
        Assert.True(ActivationMap.Fits(features, network));
        var map = new ActivationMap(features, network);
        var (zero, one) = (map.Of(series, 0).Average(), map.Of(series, 1).Average());
        // Of two classes each map is half the difference, and softmax turns the scores' difference into the ratio of the probabilities.
        var bias = new float[2];
        network.Parameters.Single(parameter => parameter.Name == "dense_1.bias").Read(bias);
        // A distance: rounded to six places, two values 6e-8 apart can fall to either side of a boundary.
        Assert.Equal(-zero, one, tolerance: 5e-7);
        Assert.Equal(Math.Log(outputs[1] / outputs[0]) - (bias[1] - bias[0]), one - zero, 4);
        Assert.NotEqual(0, one, 3);
    }

    // Running statistics and factors too, so that nothing that was not copied can pass unseen.
    private static void Stir(Parameter parameter, Random random)
    {
        var values = new float[parameter.Length];
        parameter.Read(values);
        for (var i = 0; i < values.Length; i++)
            values[i] = parameter.Name.EndsWith(".weight", StringComparison.Ordinal) ? values[i] : 0.5f + random.NextSingle();
        parameter.Write(values);
    }
}
