using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Gen.Import;

namespace Gen.Tool.Commands;

/// <summary>Brings a PyTorch state dict onto a declaration that exists.</summary>
internal static class StateDictImport
{
    public static int Run(
        string path, string declaration, ImportOptions options, string folder, IReadOnlyList<NpyArray> inputs, IReadOnlyList<NpyArray> expected,
        (double Relative, double Absolute) tolerance, TextWriter output)
    {
        var network = DynamicNetwork.Compile(File.ReadAllText(declaration), new() { TypeName = options.ClassName, Training = false });
        network.Load(Importer.ReadStateDict(path), WeightNames.PyTorch);
        Directory.CreateDirectory(folder);
        var weights = Path.Combine(folder, network.Description.Name + ".safetensors");
        network.Save(weights);
        output.WriteLine($"PyTorch state dict: {weights} for {declaration}");
        if (inputs.Count == 0)
            return 0;
        var values = inputs[0].Values;
        if (inputs.Count > 1 || values.Length % network.InputSize != 0)
            throw new ArgumentException($"The input has {values.Length} values; expected one array of a multiple of {network.InputSize}.");
        var outputs = new float[values.Length / network.InputSize * network.OutputSize];
        network.Predict(values, outputs);
        return expected.Count == 0 ? 0 : Comparison.Report(["output"], [new([outputs.Length], outputs)], expected, tolerance.Relative, tolerance.Absolute, output);
    }
}
