using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Benchmarks.Measuring;
using Benchmarks.Onnx;
using Benchmarks.OnnxRuntime;
using Benchmarks.Reports;
using Benchmarks.Shapes;
using Gen;

namespace Benchmarks.Modes;

/// <summary>Recurrent layers: predictions beside ONNX Runtime's, and training steps, by the least times of rounds.</summary>
internal static class RecurrentMode
{
    private const double Tolerance = 1e-5;

    public static void Run(Options options, TextWriter output)
    {
        Machine.Describe(output);
        var library = Peers.FindOnnxRuntime(options, output) is { } path ? OrtLibrary.Load(path) : null;
        output.WriteLine("microseconds of a call, least of the rounds; 100 steps of one channel, the last state goes out");
        foreach (var (kind, units, create) in Recurrent.All.Where(layer => options.Filter.IsMatch($"{layer.Name}{layer.Units}")))
        {
            foreach (var batch in new[] { 1, 16 })
                output.WriteLine(Row(options, library, create(), kind, units, batch));
        }
    }

    private static string Row(Options options, OrtLibrary? library, INetwork network, string kind, int units, int batch)
    {
        var random = new Random(1);
        var inputs = Enumerable.Range(0, batch * network.InputSize).Select(_ => 2 * random.NextSingle() - 1).ToArray();
        var (outputs, gradients, session) = (new float[batch * units], Enumerable.Repeat(1f, batch * units).ToArray(), network.CreateTrainingSession(batch));
        var predict = Item.Of(() => network.Predict(inputs, outputs));
        var step = Item.Of(() =>
        {
            session.ZeroGradients();
            session.Forward(inputs, outputs);
            session.Backward(gradients, default);
        });
        var peer = library is null ? null : PeerOf(library, network, kind == "LSTM", batch, inputs);
        var seconds = RoundRobin.Measure([.. new[] { predict, step, peer }.OfType<Item>()], options.Rounds, _ => { });
        double Least(Item item) => 1e6 * seconds[item].Min();
        var other = peer is null ? "" : FormattableString.Invariant($"  ONNX Runtime {Least(peer),9:F1} ({Least(peer) / Least(predict):F2}x)");
        return FormattableString.Invariant($"{kind,-4} {units,3}  batch {batch,2}  prediction {Least(predict),9:F1}{other}  training step {Least(step),9:F1}");
    }

    /// <summary>The same layer in ONNX Runtime, if it computes the same: steps first, as it wants them.</summary>
    private static Item PeerOf(OrtLibrary library, INetwork network, bool isLstm, int batch, float[] inputs)
    {
        var steps = network.InputLength;
        var model = new OrtModel(library, OnnxRecurrent.ToModel(network, isLstm, batch), [steps, batch, 1], [1, batch, network.OutputChannels]);
        for (var place = 0; place < inputs.Length; place++)
            model.Input[place % steps * batch + place / steps] = inputs[place];
        var expected = new float[batch * network.OutputSize];
        network.Predict(inputs, expected);
        model.Run();
        for (var place = 0; place < expected.Length; place++)
        {
            if (!(Math.Abs(expected[place] - model.Output[place]) < Tolerance))
                throw new InvalidOperationException(FormattableString.Invariant($"ONNX Runtime's output is {model.Output[place]} where ours is {expected[place]}; nothing is timed that is not the same."));
        }

        return Item.Of(model.Run);
    }
}
