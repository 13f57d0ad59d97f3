using System;
using System.Runtime.InteropServices;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Predictions;

/// <summary>Inputs and outputs in the same memory are refused before anything is written; side by side they may lie.</summary>
public sealed class OverlapTests
{
    private const int Samples = 4;
    private const int Inputs = Samples * Classifier.InputSize;
    private const int Outputs = Samples * Classifier.OutputSize;

    private readonly Classifier _network = new Classifier(seed: 1).Scrambled();
    private readonly float[] _memory = Numbers.Normal(2 * Inputs);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Inputs - Outputs)]
    [InlineData(Inputs - 1)]
    [InlineData(1 - Outputs)]
    public void Outputs_in_the_inputs(int shift)
    {
        var before = _memory.AsSpan().ToArray();
        Refused("outputs", () => _network.Predict(_memory.AsSpan(Outputs, Inputs), _memory.AsSpan(Outputs + shift, Outputs)));
        Refused("outputs", () => _network.Predict(
            _memory.AsSpan(Outputs, Inputs), _memory.AsSpan(Outputs + shift, Outputs), new byte[Classifier.WorkspaceBytes]));
        Refused("outputs", () => _network.CreateTrainingSession(Samples).Forward(_memory.AsSpan(Outputs, Inputs), _memory.AsSpan(Outputs + shift, Outputs)));
        Assert.Equal(before, _memory);
    }

    [Fact]
    public void The_same_span_twice() => Refused("outputs", () => new OneRelu().Predict(_memory.AsSpan(0, OneRelu.InputSize), _memory.AsSpan(0, OneRelu.InputSize)));

    [Fact]
    public void Side_by_side_they_may_lie()
    {
        var expected = _network.Predicted(_memory.AsSpan(Outputs, Inputs));
        _network.Predict(_memory.AsSpan(Outputs, Inputs), _memory.AsSpan(0, Outputs));
        Assert.Equal(expected, _memory[..Outputs]);
        _network.Predict(_memory.AsSpan(Outputs, Inputs), _memory.AsSpan(Outputs + Inputs, Outputs));
        Assert.Equal(expected, _memory[(Outputs + Inputs)..(Outputs + Inputs + Outputs)]);
    }

    [Fact]
    public void A_workspace_in_the_inputs_or_outputs()
    {
        var bytes = new byte[Math.Max(Classifier.WorkspaceBytes, sizeof(float) * Inputs)];
        var floats = Floats(bytes).Length;
        Refused("workspace", () => _network.Predict(Floats(bytes)[..Inputs], _memory.AsSpan(0, Outputs), bytes));
        Refused("workspace", () => _network.Predict(_memory.AsSpan(0, Inputs), Floats(bytes).Slice(floats - Outputs, Outputs), bytes));
    }

    [Fact]
    public void Gradients_in_gradients()
    {
        var session = _network.CreateTrainingSession(Samples);
        session.Forward(_memory.AsSpan(0, Inputs), new float[Outputs]);
        Refused("inputGradients", () => session.Backward(_memory.AsSpan(3, Outputs), _memory.AsSpan(0, Inputs)));
        Refused("inputGradients", () => session.BackwardFromLogits(_memory.AsSpan(3, Outputs), _memory.AsSpan(0, Inputs)));
        session.Backward(_memory.AsSpan(Inputs, Outputs), _memory.AsSpan(0, Inputs));
        session.Backward(_memory.AsSpan(Inputs, Outputs), []);
    }

    private static Span<float> Floats(byte[] bytes) => MemoryMarshal.Cast<byte, float>(bytes.AsSpan());

    private static void Refused(string second, Action call)
    {
        var error = Assert.Throws<ArgumentException>(call);
        Assert.Equal(second, error.ParamName);
        Assert.Contains($"and {second} overlap", error.Message, StringComparison.Ordinal);
    }
}
