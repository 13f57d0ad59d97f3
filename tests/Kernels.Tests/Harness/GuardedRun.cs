using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Gen.Tests.Reference;

namespace Gen.Tests.Harness;

/// <summary>Runs a network on buffers that end, or begin, at a page which nobody may touch, and says where its numbers differ from those on plain ones.</summary>
public static class GuardedRun
{
    private delegate void PredictWithin(ReadOnlySpan<float> inputs, Span<float> outputs, Span<byte> workspace);

    /// <summary>The differences of each of some networks, at both ends of its buffers: a sentence for each.</summary>
    /// <param name="references">The networks.</param>
    /// <param name="create">Makes the so-manieth of them.</param>
    /// <param name="samples">The samples of a run.</param>
    public static IEnumerable<string> Findings(IEnumerable<ReferenceNetwork> references, Func<int, INetwork> create, int samples) =>
        from item in references.Select((reference, index) => (reference, index))
        let network = create(item.index)
        from atEnd in new[] { false, true }
        from what in Differences(network, samples, atEnd)
        select $"{what} differs in {item.reference.Declaration("N")}";

    /// <summary>Both passes over so many samples.</summary>
    public static string[] Differences(INetwork network, int samples, bool atEnd)
    {
        var random = new Random(1);
        var inputs = RandomValues.ToSingles(RandomValues.Uniform(random, samples * network.InputSize, -1, 1));
        var gradients = RandomValues.ToSingles(RandomValues.Uniform(random, samples * network.OutputSize, -1, 1));
        using var x = new GuardedMemory(inputs.Length * sizeof(float));
        using var y = new GuardedMemory(gradients.Length * sizeof(float));
        using var dx = new GuardedMemory(inputs.Length * sizeof(float));
        using var dy = new GuardedMemory(gradients.Length * sizeof(float));
        inputs.CopyTo(x.Floats(inputs.Length, atEnd));
        gradients.CopyTo(dy.Floats(gradients.Length, atEnd));

        var plain = new float[gradients.Length];
        var guarded = y.Floats(gradients.Length, atEnd);
        network.Predict(inputs, plain);
        network.Predict(x.Floats(inputs.Length, atEnd), guarded);
        var predictions = guarded.SequenceEqual(plain);

        PredictInGuardedScratch(network, inputs, guarded, atEnd);
        var scratch = guarded.SequenceEqual(plain);

        var session = network.CreateTrainingSession(samples);
        var plainGradients = new float[inputs.Length];
        session.Forward(inputs, plain);
        session.Backward(gradients, plainGradients);
        session.Forward(x.Floats(inputs.Length, atEnd), guarded);
        session.Backward(dy.Floats(gradients.Length, atEnd), dx.Floats(inputs.Length, atEnd));
        var training = guarded.SequenceEqual(plain) && dx.Floats(inputs.Length, atEnd).SequenceEqual(plainGradients);
        return [.. new[] { predictions ? "" : "prediction", scratch ? "" : "prediction in guarded scratch", training ? "" : "training" }.Where(what => what.Length > 0)];
    }

    /// <summary>The scratch holds not-a-number at first: what it held must not matter.</summary>
    private static void PredictInGuardedScratch(INetwork network, float[] inputs, Span<float> outputs, bool atEnd)
    {
        var type = network.GetType();
        var floats = (int)type.GetField("WorkspaceBytes", BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue()! / sizeof(float);
        using var scratch = new GuardedMemory(Math.Max(floats, 1) * sizeof(float));
        scratch.Floats(floats, atEnd).Fill(float.NaN);
        var predict = type.GetMethod("Predict", [typeof(ReadOnlySpan<float>), typeof(Span<float>), typeof(Span<byte>)])!.CreateDelegate<PredictWithin>(network);
        predict(inputs, outputs, System.Runtime.InteropServices.MemoryMarshal.AsBytes(scratch.Floats(floats, atEnd)));
    }
}
