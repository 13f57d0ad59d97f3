using System;
using System.Collections.Generic;
using System.IO;

namespace Gen.Tests;

/// <summary>The shapes of a network that classifies each of four steps, for what is refused before anything is computed.</summary>
internal sealed class StepNetwork : INetwork
{
    public int InputLength => 4;

    public int InputChannels => 1;

    public int InputSize => 4;

    public int OutputLength => 4;

    public int OutputChannels => 2;

    public int OutputSize => 8;

    public IReadOnlyList<Parameter> Parameters { get; } =
        [new Parameter("dense_1.weight", [1, 2], new PackedLayout(1, 2, 1, 8)), new Parameter("dense_1.bias", [2], new PackedLayout(1, 2, 1, 8))];

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public ITrainingSession CreateTrainingSession(int batchSize) => throw new NotSupportedException();

    public void Save(string path) => throw new NotSupportedException();

    public void Save(Stream stream) => throw new NotSupportedException();

    public void Load(string path) => throw new NotSupportedException();

    public void Load(Stream stream) => throw new NotSupportedException();
}
