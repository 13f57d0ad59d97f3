using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Tests.Golden;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests;

/// <summary>Every emitted kernel on every instruction set against PyTorch's values.</summary>
public sealed class GoldenTests
{
    private const double Tolerance = 1e-5;

    private static readonly Lazy<CompiledNetworks> s_convolutions = new(() => Compile(GoldenConv1d.All));

    private static readonly Lazy<CompiledNetworks> s_networks = new(() => Compile(GoldenNetworks.All));

    private static readonly Lazy<CompiledNetworks> s_layers = new(() => Compile(GoldenLayers.All));

    private static readonly Lazy<CompiledNetworks> s_blocks = new(() => Compile(GoldenBlocks.All));

    private static readonly Lazy<CompiledNetworks> s_recurrent = new(() => Compile(GoldenRecurrent.All));

    private static readonly Lazy<CompiledNetworks> s_graphs = new(() => Compile(GoldenGraphs.All));

    public static TheoryData<InstructionSet> Sets => [.. Enum.GetValues<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Convolutions_agree_with_PyTorch(InstructionSet set) => Check(GoldenConv1d.All, s_convolutions.Value, set);

    [Theory]
    [MemberData(nameof(Sets))]
    public void Networks_agree_with_PyTorch(InstructionSet set) => Check(GoldenNetworks.All, s_networks.Value, set);

    [Theory]
    [MemberData(nameof(Sets))]
    public void Layers_agree_with_PyTorch(InstructionSet set) => Check(GoldenLayers.All, s_layers.Value, set);

    [Theory]
    [MemberData(nameof(Sets))]
    public void Blocks_agree_with_PyTorch(InstructionSet set) => Check(GoldenBlocks.All, s_blocks.Value, set);

    [Theory]
    [MemberData(nameof(Sets))]
    public void Recurrent_layers_agree_with_PyTorch(InstructionSet set) => Check(GoldenRecurrent.All, s_recurrent.Value, set);

    [Theory]
    [MemberData(nameof(Sets))]
    public void Graphs_agree_with_PyTorch(InstructionSet set) => Check(GoldenGraphs.All, s_graphs.Value, set);

    private static CompiledNetworks Compile(IEnumerable<GoldenCase> cases) => CompiledNetworks.Of(cases.Select(golden => golden.CreateNetwork()));

    private static void Check(IReadOnlyList<GoldenCase> cases, CompiledNetworks compiled, InstructionSet set)
    {
        var bad = new List<string>();
        for (var index = 0; index < cases.Count; index++)
        {
            bad.AddRange(Compare(compiled.Create(index, set), cases[index]).Where(finding => !(finding.Distance < Tolerance))
                .Select(finding => $"{cases[index]}: {finding.What} is off by {finding.Distance:e1}"));
        }

        Assert.True(bad.Count == 0, string.Join("\n", bad.Take(20).Prepend($"{bad.Count} of {cases.Count} cases:")));
    }

    private static IEnumerable<NetworkChecks.Finding> Compare(INetwork network, GoldenCase golden)
    {
        NetworkChecks.CopyParameters(golden.CreateNetwork(), network);
        var prediction = new float[golden.Prediction.Length];
        network.Predict(golden.Input, prediction);
        yield return Finding("prediction", golden.Prediction, prediction);

        var session = network.CreateTrainingSession(golden.Input.Length / network.InputSize);
        var output = new float[golden.Output.Length];
        session.Forward(golden.Input, output);
        yield return Finding("output", golden.Output, output);

        var inputGradient = new float[golden.Input.Length];
        session.Backward(golden.OutputGradient, inputGradient);
        yield return Finding("input gradient", golden.InputGradient, inputGradient);
        foreach (var (name, expected) in golden.Gradients)
        {
            var gradient = new float[expected.Length];
            session.ReadGradient(name, gradient);
            yield return Finding($"gradient of {name}", expected, gradient);
        }

        foreach (var (name, expected) in golden.Updated)
        {
            var statistics = new float[expected.Length];
            network.Parameters.First(parameter => parameter.Name == name).Read(statistics);
            yield return Finding(name, expected, statistics);
        }
    }

    private static NetworkChecks.Finding Finding(string what, float[] expected, float[] actual) =>
        new(what, Agreement.OfRange(RandomValues.ToDoubles(expected), RandomValues.ToDoubles(actual)));
}
