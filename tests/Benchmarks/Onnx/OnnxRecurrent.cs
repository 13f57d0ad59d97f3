using System;
using System.Linq;
using Gen;

namespace Benchmarks.Onnx;

/// <summary>A recurrent layer as an ONNX model of a batch, in ONNX's own layout, steps first. Its last state comes out.</summary>
internal static class OnnxRecurrent
{
    /// <summary>Translates a network of one LSTM or GRU.</summary>
    public static byte[] ToModel(INetwork network, bool isLstm, int batch)
    {
        var (units, gates) = (network.OutputChannels, isLstm ? 4 : 3);
        // ONNX has the gates i, o, f, c; a GRU's are z, r, h here and there.
        int[] order = isLstm ? [0, 3, 1, 2] : [0, 1, 2];
        var graph = new OnnxGraph();
        var values = network.Parameters.Select(Values).ToList();
        float[] Turned(float[] matrix, int rows) => [.. order.SelectMany(gate => Enumerable.Range(gate * units, units))
            .SelectMany(column => Enumerable.Range(0, rows).Select(row => matrix[row * gates * units + column]))];
        var bias = Turned(values[2], 1).Concat(isLstm ? new float[gates * units] : Turned(values[2][(gates * units)..], 1)).ToArray();
        graph.Then(isLstm ? "LSTM" : "GRU", place: 1, isLstm ? [("hidden_size", units)] : [("hidden_size", units), ("linear_before_reset", 1)],
            graph.Add(Turned(values[0], network.InputChannels), 1, gates * units, network.InputChannels),
            graph.Add(Turned(values[1], units), 1, gates * units, units), graph.Add(bias, 1, 2 * gates * units));
        return graph.ToModel([network.InputLength, batch, network.InputChannels], [1, batch, units]);
    }

    private static float[] Values(Parameter parameter)
    {
        var values = new float[parameter.Length];
        parameter.Read(values);
        return values;
    }
}
