using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Gen.Import;

namespace Gen.Tool.Commands;

/// <summary>Brings a PyTorch state dict onto a declaration that exists.</summary>
/// <param name="network">The declared network.</param>
/// <param name="tensors">The state dict.</param>
internal sealed class StateDictImport(INetwork network, IReadOnlyList<ForeignTensor> tensors)
{
    public static int Run(
        string path, string declaration, ImportOptions options, FlattenOrder? order, string folder, IReadOnlyList<NpyArray> inputs, IReadOnlyList<NpyArray> expected,
        (double Relative, double Absolute) tolerance, TextWriter output)
    {
        var network = DynamicNetwork.Compile(File.ReadAllText(declaration), new() { TypeName = options.ClassName, Training = false });
        var import = new StateDictImport(network, Importer.ReadStateDict(path));
        var settled = order ?? import.Settled(inputs, expected, tolerance);
        network.Load(import.Tensors, WeightNames.PyTorch, settled);
        Directory.CreateDirectory(folder);
        var weights = Path.Combine(folder, network.Description.Name + ".safetensors");
        network.Save(weights);
        output.WriteLine($"PyTorch state dict: {weights} for {declaration}");
        if (inputs.Count == 0)
            return 0;
        var outputs = import.Outputs(inputs);
        return expected.Count == 0 ? 0 : Comparison.Report(["output"], [new([outputs.Length], outputs)], expected, tolerance.Relative, tolerance.Absolute, output);
    }

    private IReadOnlyList<ForeignTensor> Tensors => tensors;

    /// <summary>How the model flattens before a matrix: where the network does, the outputs that are expected say it, or nothing does.</summary>
    private FlattenOrder Settled(IReadOnlyList<NpyArray> inputs, IReadOnlyList<NpyArray> expected, (double Relative, double Absolute) tolerance)
    {
        if (Values(FlattenOrder.ChannelsFirst).SequenceEqual(Values(FlattenOrder.StepsFirst)))
            return FlattenOrder.ChannelsFirst;
        if (inputs.Count == 0 || expected.Count == 0)
        {
            throw new ImportException("The network flattens a signal before a matrix, and a state dict does not say in which order its model does. "
                + "Say --flatten channels for nn.Flatten, where a channel's steps lie side by side, or --flatten steps; or give --input and --expect, which tell.");
        }

        foreach (var order in new[] { FlattenOrder.ChannelsFirst, FlattenOrder.StepsFirst })
        {
            network.Load(tensors, WeightNames.PyTorch, order);
            if (Comparison.Compare(Outputs(inputs), expected[0].Values, tolerance.Relative, tolerance.Absolute).IsNear)
                return order;
        }

        return FlattenOrder.ChannelsFirst;
    }

    private IEnumerable<float> Values(FlattenOrder order)
    {
        network.Load(tensors, WeightNames.PyTorch, order);
        return network.Parameters.SelectMany(parameter =>
        {
            var values = new float[parameter.Length];
            parameter.Read(values);
            return values;
        }).ToList();
    }

    private float[] Outputs(IReadOnlyList<NpyArray> inputs)
    {
        var values = inputs[0].Values;
        if (inputs.Count > 1 || values.Length % network.InputSize != 0)
            throw new ArgumentException($"The input has {values.Length} values; expected one array of a multiple of {network.InputSize}.");
        var outputs = new float[values.Length / network.InputSize * network.OutputSize];
        network.Predict(values, outputs);
        return outputs;
    }
}
