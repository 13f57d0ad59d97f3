using System.IO;
using System.Linq;
using Benchmarks.Shapes;
using Benchmarks.Sweep;
using Gen;

namespace Benchmarks.Modes;

/// <summary>Runs every kernel of the listed, of some other and of some drawn networks once, so that the compiler's own listing can be read.</summary>
internal static class JitMode
{
    public static void Run(Options options, TextWriter output)
    {
        var shapes = ShapeTable.All.Where(shape => options.Filter.IsMatch($"{shape.Name}/{shape.Layout}"))
            .Append(new(nameof(VarietyOfLayers), typeof(VarietyOfLayers)))
            .Append(new(nameof(VarietyOfActivations), typeof(VarietyOfActivations)))
            .Concat(DrawnNetworks.Compile(DrawnShape.Draw(options.Seed, options.Count))).ToList();
        foreach (var shape in shapes)
            Touch(shape.Create(InstructionSets.Current));
        output.WriteLine($"{shapes.Count} networks on {InstructionSets.Current}");
    }

    private static void Touch(INetwork network)
    {
        var (inputs, outputs) = (new float[network.InputSize], new float[network.OutputSize]);
        network.Predict(inputs, outputs);
        var session = network.CreateTrainingSession(1);
        session.Forward(inputs, outputs);
        session.Backward(outputs, inputs);
    }
}
