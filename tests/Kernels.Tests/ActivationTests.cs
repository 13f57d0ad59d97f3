using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using Gen.Support;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests;

/// <summary>Activations as layers and at the end of layers, against the reference; and the functions behind them over their whole range.</summary>
public sealed class ActivationTests
{
    private const double Tolerance = 1e-5;
    private const int Samples = 2;

    private static readonly ReferenceNetwork[] s_references = [.. ActivationReference.All.SelectMany(activation => new[]
    {
        new ReferenceNetwork(new Shape(7, 5), DataLayout.ChannelsLast, [activation]),
        new ReferenceNetwork(new Shape(9, 3), DataLayout.ChannelsLast, [new Conv1dReference { Filters = 17, Width = 3 }, activation, new DenseReference(4)]),
    })];

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => CompiledNetworks.Of(s_references));

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Layers_agree_with_the_reference(InstructionSet set) =>
        NetworkChecks.AssertAgreement(s_references, index => s_compiled.Value.Create(index, set), Samples, Tolerance);

    [Fact]
    public void An_activation_at_the_end_of_a_layer_is_that_layer_behind_it()
    {
        var compiled = CompiledNetworks.Of(string.Concat(Enum.GetNames<Activation>().Where(name => name != "None").Select(name => $$"""
            [Gen.Input(Length = 6, Channels = 2), Gen.Conv1d(Filters = 3, Activation = Gen.Activation.{{name}}), Gen.Dense(2, Activation = Gen.Activation.{{name}})] public partial class In{{name}};
            [Gen.Input(Length = 6, Channels = 2), Gen.Conv1d(Filters = 3), Gen.{{name}}, Gen.Dense(2), Gen.{{name}}] public partial class Behind{{name}};

            """)));
        foreach (var name in Enum.GetNames<Activation>().Where(name => name != "None"))
        {
            Assert.Equal(
                Results(compiled.Create("Behind" + name, InstructionSets.Best)),
                Results(compiled.Create("In" + name, InstructionSets.Best)));
        }
    }

    /// <summary>exp, root, reciprocal and logarithm one behind the other make -x / 2 of x: by layers of their own, and behind a convolution.</summary>
    [Fact]
    public void Roots_and_logarithms_undo_exponentials()
    {
        var compiled = CompiledNetworks.Of("""
            [Gen.Input(Length = 37, Channels = 3), Gen.Exp, Gen.Sqrt, Gen.Reciprocal, Gen.Log] public partial class Alone;
            [Gen.Input(Length = 37, Channels = 3), Gen.Conv1d(Filters = 3, Width = 1, UseBias = false), Gen.Exp, Gen.Keep("a"), Gen.Sqrt, Gen.Reciprocal, Gen.Log] public partial class Behind;
            """);
        float[] inputs = [.. Enumerable.Range(0, 111).Select(place => (place - 55) * 0.07f)];
        foreach (var set in Enum.GetValues<InstructionSet>())
        {
            foreach (var name in new[] { "Alone", "Behind" })
            {
                var network = compiled.Create(name, set);
                network.Parameters.SingleOrDefault()?.Write([1, 0, 0, 0, 1, 0, 0, 0, 1]);
                var outputs = new float[111];
                network.Predict(inputs, outputs);
                Assert.All(inputs.Zip(outputs), pair => Assert.Equal(-pair.First / 2, pair.Second, 1e-6f));
            }
        }
    }

    [Theory]
    [InlineData("Exp", 2)]
    [InlineData("Tanh", 2)]
    [InlineData("ExpMinusOne", 2)]
    public void Functions_are_exact_to_units_in_the_last_place(string name, int units)
    {
        var worst = 0.0;
        foreach (var x in WholeRange())
        {
            if (name == "ExpMinusOne" && x > 0)
                continue;
            var exact = name switch
            {
                "Exp" => Math.Exp(x),
                "Tanh" => Math.Tanh(x),
                _ => 2 * Math.Tanh(x / 2.0) / (1 - Math.Tanh(x / 2.0)),
            };
            if (Math.Abs(exact) is > float.MaxValue or < 1.17549435e-38)
                continue;
            foreach (var actual in AllWidths(name, x))
                worst = Math.Max(worst, Math.Abs(actual - exact) / (MathF.BitIncrement((float)Math.Abs(exact)) - (double)(float)Math.Abs(exact)));
        }

        Assert.True(worst <= units, $"{name} is off by {worst:0.00} units in the last place.");
    }

    /// <summary>What lies beyond the smallest normal float, at the ends of the range and outside it.</summary>
    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(88.72285f, float.PositiveInfinity)]
    [InlineData(float.MaxValue, float.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(-103.2789f, float.Epsilon)]
    [InlineData(-104.5f, 0f)]
    [InlineData(float.MinValue, 0f)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.NaN, float.NaN)]
    public void Exp_is_what_it_should_be_at_the_ends_of_its_range(float x, float expected) =>
        Assert.All(AllWidths("Exp", x), actual => Assert.Equal(expected, actual));

    [Fact]
    public void Exp_becomes_zero_by_degrees()
    {
        for (var x = -103.2f; x < -87.3f; x += 0.037f)
            Assert.All(AllWidths("Exp", x), actual => Assert.InRange(actual, Math.Exp(x) - float.Epsilon, Math.Exp(x) + float.Epsilon));
    }

    [Theory]
    [InlineData("Sigmoid", 3e-7)]
    [InlineData("Softplus", 3e-7)]
    [InlineData("ExpMinusOne", 5e-7)]
    [InlineData("NormalProbability", 4e-7)]
    public void Functions_are_exact_to_a_few_parts_in_ten_million(string name, double tolerance)
    {
        Func<double, double> exact = name switch
        {
            "Sigmoid" => x => 1 / (1 + Math.Exp(-x)),
            "Softplus" => x => x > 30 ? x : Math.Log(1 + Math.Exp(x)),
            "ExpMinusOne" => x => x > -1e-3 ? x + x * x / 2 + x * x * x / 6 : Math.Exp(x) - 1,
            _ => ActivationReference.Normal,
        };
        for (var x = -12f; x <= (name == "ExpMinusOne" ? 0f : 12f); x += 0.037f)
        {
            foreach (var actual in AllWidths(name, x))
                Assert.True(Math.Abs(actual - exact(x)) <= tolerance * Math.Max(1, Math.Abs(exact(x))), $"{name}({x}) is {actual}, not {exact(x)}.");
        }
    }

    [Fact]
    public void The_greatest_lane_is_found_wherever_it_is()
    {
        for (var lane = 0; lane < 16; lane++)
        {
            var values = Enumerable.Range(0, 16).Select(index => index == lane ? -1f : -2f - index).ToArray();
            Assert.Equal(-1, VectorMath.Greatest(Vector512.Create(values)));
            if (lane < 8)
                Assert.Equal(-1, VectorMath.Greatest(Vector256.Create(values)));
            if (lane < 4)
                Assert.Equal(-1, VectorMath.Greatest(Vector128.Create(values)));
        }
    }

    /// <summary>All exponents, both signs, some mantissas.</summary>
    private static IEnumerable<float> WholeRange()
    {
        var random = new Random(1);
        for (var exponent = 1; exponent < 255; exponent++)
        {
            for (var i = 0; i < 400; i++)
                yield return BitConverter.Int32BitsToSingle((random.Next(2) << 31) | (exponent << 23) | random.Next(1 << 23));
        }
    }

    private static float[] AllWidths(string name, float x)
    {
        float Get(int lanes) => typeof(VectorMath).GetMethods().Where(method => method.Name == name)
            .Select(method => Invoke(method, x)).ElementAt(lanes);
        return [Get(0), Get(1), Get(2), Get(3)];
    }

    private static float Invoke(System.Reflection.MethodInfo method, float x)
    {
        var type = method.ReturnType;
        return type == typeof(float) ? (float)method.Invoke(null, [x])!
            : type == typeof(Vector128<float>)
                ? ((Vector128<float>)method.Invoke(null, [Vector128.Create(x)])!)[0]
            : type == typeof(Vector256<float>)
                ? ((Vector256<float>)method.Invoke(null, [Vector256.Create(x)])!)[0]
            : ((Vector512<float>)method.Invoke(null, [Vector512.Create(x)])!)[0];
    }

    private static List<float> Results(INetwork network)
    {
        var inputs = RandomValues.ToSingles(RandomValues.Uniform(new Random(3), 2 * network.InputSize));
        var (outputs, inputGradients) = (new float[2 * network.OutputSize], new float[inputs.Length]);
        var session = network.CreateTrainingSession(2);
        session.Forward(inputs, outputs);
        session.Backward(outputs, inputGradients);
        return [.. outputs, .. inputGradients];
    }
}
