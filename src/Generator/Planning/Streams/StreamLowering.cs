using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.Passes;

namespace Gen.Generator.Planning.Streams;

/// <summary>Lowers what a node does with so many windows: as a small network of its own, from the windows of its inputs to the frames that it makes.</summary>
internal static class StreamLowering
{
    /// <summary>The steps of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="prepared">What is derived from them.</param>
    public static LoweredProgram Lower(StreamNodeBuilder node, int windows, IReadOnlyList<ParameterSpec> parameters, List<PreparedSpec> prepared)
    {
        var lowered = new LoweredProgram(parameters, prepared);
        var pass = new ForwardLowering(lowered, isTraining: false);
        var inputs = node.Inputs.Select((_, input) => Input(lowered, input, node.Look(input, windows))).ToList();
        var y = node.Parts.Aggregate(inputs[0], (x, part) => part(x, inputs, pass));
        Leave(lowered, pass, y);
        NormalisationFolding.Apply(lowered);
        StepFusion.Apply(lowered);
        return lowered;
    }

    private static Tensor Input(LoweredProgram lowered, int input, Shape shape) =>
        lowered.Add(new Buffer($"x{Text.Literal.Of(input)}", BufferPlace.UserInput, shape.Size), shape);

    /// <summary>What the node makes goes to where it is read next: written there in the first place where that can be.</summary>
    private static void Leave(LoweredProgram lowered, ForwardLowering pass, Tensor y)
    {
        if (lowered.Buffers[y.Buffer].Place == BufferPlace.Sample && !lowered.Steps.Any(step => step.Reads(y.Buffer)))
        {
            lowered.Buffers[y.Buffer] = lowered.Buffers[y.Buffer] with { Place = BufferPlace.UserOutput };
            return;
        }

        var output = lowered.Add(new Buffer("outputs", BufferPlace.UserOutput, y.Shape.Size), y.Shape);
        pass.Run(MapKernel.Flat(y.Shape.Size, 1, Expression.Identity), y.At(), output.At());
    }
}
