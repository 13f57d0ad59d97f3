using System;
using System.Collections.Generic;
using System.Linq;
using Benchmarks.Measuring;
using Benchmarks.Onnx;
using Benchmarks.Shapes;
using Gen;

namespace Benchmarks.OnnxRuntime;

/// <summary>The same networks in ONNX Runtime, in its own layout, channels first, so that it is charged for no conversion.</summary>
internal static class OrtItems
{
    /// <summary>Of the greatest output, what single precision may lose in another order of summation.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>One item for each name among the shapes.</summary>
    /// <exception cref="InvalidOperationException">ONNX Runtime computes something else.</exception>
    public static Dictionary<string, Item> Of(OrtLibrary library, IEnumerable<NetworkShape> shapes) => shapes
        .Where(shape => shape.Layout == DataLayout.ChannelsFirst)
        .ToDictionary(shape => shape.Name, shape => Item.Of(Checked(library, shape).Run));

    private static OrtModel Checked(OrtLibrary library, NetworkShape shape)
    {
        var network = shape.Create(InstructionSets.Best);
        var model = new OrtModel(
            library, OnnxExport.ToModel(shape, network),
            [1, network.InputChannels, network.InputLength],
            shape.Layers[^1] is DenseAttribute ? [1, network.OutputChannels] : [1, network.OutputChannels, network.OutputLength]);
        var random = new Random(1);
        foreach (ref var value in model.Input)
            value = 2 * random.NextSingle() - 1;

        var expected = new float[network.OutputSize];
        network.Predict(model.Input, expected);
        model.Run();
        var (greatest, furthest) = (0.0, 0.0);
        for (var i = 0; i < expected.Length; i++)
        {
            greatest = Math.Max(greatest, Math.Abs(expected[i]));
            furthest = Math.Max(furthest, Math.Abs(expected[i] - model.Output[i]));
        }

        return furthest <= Tolerance * greatest ? model : throw new InvalidOperationException(FormattableString.Invariant(
            $"{shape.Name}: ONNX Runtime's output is {furthest:g3} from ours, whose greatest value is {greatest:g3}; nothing is timed that is not the same."));
    }
}
