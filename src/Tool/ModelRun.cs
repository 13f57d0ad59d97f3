using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Gen.Import;

namespace Gen.Tool;

/// <summary>An imported model, compiled and run on given values, in the file's own layouts.</summary>
/// <param name="Imported">The model.</param>
/// <param name="Outputs">What came out.</param>
internal sealed record ModelRun(Imported Imported, IReadOnlyList<NpyArray> Outputs)
{
    /// <summary>Imports, compiles and runs.</summary>
    /// <param name="path">The model's file.</param>
    /// <param name="options">What the user says beside it.</param>
    /// <param name="inputs">An array for each input.</param>
    public static ModelRun Of(string path, ImportOptions options, IReadOnlyList<NpyArray> inputs)
    {
        var imported = Fitting(path, options, inputs);
        if (inputs.Count != imported.Inputs.Count)
            throw new ArgumentException($"The model has the inputs {string.Join(", ", imported.InputNames)}, but {inputs.Count} arrays are given.");
        var network = DynamicNetwork.Compile(imported.Source(), new() { TypeName = imported.TypeName, Training = false });
        network.Load(new MemoryStream(imported.Weights()));
        var samples = Samples(imported, inputs);
        var outputs = new float[samples * network.OutputSize];
        network.Predict(Interleave(imported, inputs, samples), outputs);
        return new(imported, [.. Split(imported, outputs, samples)]);
    }

    /// <summary>A model of any length is built for the length of what is given, and the zeros that come before.</summary>
    private static Imported Fitting(string path, ImportOptions options, IReadOnlyList<NpyArray> inputs)
    {
        options = With(options, inputs, []);
        var imported = Importer.Import(path, options);
        if (!imported.AnyLength || options.Length is not null || (options.Shapes is [{ Length: > 2 }, ..] && !imported.IsStream))
            return imported;
        var samples = inputs[0].Shape.Length > 2 ? inputs[0].Shape[0] : 1;
        return Importer.Import(path, options with { Length = inputs[0].Values.Length / samples / imported.Inputs[0].Channels + imported.WarmUp });
    }

    /// <summary>What the inputs and the expected outputs say of a model that leaves sizes open.</summary>
    public static ImportOptions With(ImportOptions options, IReadOnlyList<NpyArray> inputs, IReadOnlyList<NpyArray> expected) => options with
    {
        OutputShape = expected is [var first, ..] ? first.Shape : options.OutputShape,
        Shapes = [.. inputs.Select(input => input.Shape)],
        Channels = options.Channels ?? (inputs is [{ Shape: [_, var channels] }, ..] ? channels : null),
    };

    private static int Samples(Imported imported, IReadOnlyList<NpyArray> inputs)
    {
        var size = imported.Inputs[0].Size - imported.WarmUp * imported.Inputs[0].Channels;
        if (inputs[0].Values.Length % size != 0)
            throw new ArgumentException($"The input has {inputs[0].Values.Length} values; expected a multiple of {size}, for {imported.Inputs[0]}.");
        return inputs[0].Values.Length / size;
    }

    /// <summary>For each sample the inputs one behind the other, zeros in front of them where the model warms up.</summary>
    private static float[] Interleave(Imported imported, IReadOnlyList<NpyArray> inputs, int samples)
    {
        var values = new List<float>();
        for (var sample = 0; sample < samples; sample++)
        {
            for (var place = 0; place < inputs.Count; place++)
            {
                var size = inputs[place].Values.Length / samples;
                values.AddRange(new float[imported.WarmUp * imported.Inputs[place].Channels]);
                values.AddRange(inputs[place].Values.AsSpan(sample * size, size));
            }
        }

        return [.. values];
    }

    private static IEnumerable<NpyArray> Split(Imported imported, float[] outputs, int samples)
    {
        var (all, before) = (imported.Outputs.Sum(output => output.Size), 0);
        for (var place = 0; place < imported.Outputs.Count; place++)
        {
            var output = imported.Outputs[place];
            var values = new List<float>();
            var skipped = output.Length > imported.WarmUp ? imported.WarmUp * output.Channels : 0;
            for (var sample = 0; sample < samples; sample++)
                values.AddRange(InFileOrder(imported, imported.AreOutputsChannelsFirst[place], outputs.AsSpan(sample * all + before, output.Size), output)[skipped..]);
            before += output.Size;
            yield return new([samples, values.Count / samples / output.Channels, output.Channels], [.. values]);
        }
    }

    private static float[] InFileOrder(Imported imported, bool isFirst, ReadOnlySpan<float> values, SignalShape shape)
    {
        var ordered = values.ToArray();
        if (imported.IsChannelsFirst == isFirst || shape.Length == 1 || shape.Channels == 1)
            return ordered;
        var (rows, columns) = imported.IsChannelsFirst ? (shape.Channels, shape.Length) : (shape.Length, shape.Channels);
        for (var place = 0; place < ordered.Length; place++)
            ordered[place % columns * rows + place / columns] = values[place];
        return ordered;
    }
}
