using System.Linq;
using Gen.Generator.Layers.Softmax;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Planning;

/// <summary>Lowers a network for training: forward, then backward from either the outputs' gradient or the logits'.</summary>
internal static class TrainingPlanner
{
    public static PassPlan Plan(ModelSpec model, Lowered lowered)
    {
        var forward = new ForwardPass(lowered, isTraining: true);
        var x = Border.Enter(model, lowered, forward, keepsInput: true);
        for (var layer = 0; layer < model.Layers.Count; layer++)
        {
            forward.Layer = layer;
            x = model.Layers[layer].Forward(x, forward);
            forward.Trace.Output = x;
        }

        var endsInSoftmax = EndsInSoftmax(model);
        if (endsInSoftmax)
        {
            var logits = lowered.Add(new Buffer("logits", BufferPlace.Logits, x.Shape.Size), x.Shape);
            Border.Convert(x.Shape.Length, x.Shape.Channels, isTransposed: false, forward.Trace.Input, logits, forward);
        }

        var user = lowered.Add(new Buffer("outputs", BufferPlace.UserOutput, x.Shape.Size), x.Shape);
        Border.Convert(x.Shape.Length, x.Shape.Channels, Border.IsTransposed(model, x.Shape), x, user, forward);
        PlanBackward(model, lowered, x.Shape, endsInSoftmax);
        EpilogueFusion.Apply(lowered);
        return PassPlan.Of(lowered);
    }

    /// <summary>Whether a loss may work on what the last layer, a softmax, was computed from.</summary>
    public static bool EndsInSoftmax(ModelSpec model) => model.Layers[model.Layers.Count - 1] is SoftmaxLayer;

    private static void PlanBackward(ModelSpec model, Lowered lowered, Shape output, bool endsInSoftmax)
    {
        var pass = new BackwardPass(lowered) { Entry = Phase.OutputEntry, Layer = model.Layers.Count - 1 };
        var user = lowered.Add(new Buffer("outputGradients", BufferPlace.OutputGradient, output.Size), output);
        var dy = lowered.Add(new Buffer("doutput", BufferPlace.Sample, output.Size), output);
        var isTransposed = Border.IsTransposed(model, output);
        Border.Convert(isTransposed ? output.Channels : output.Length, isTransposed ? output.Length : output.Channels,
            isTransposed, user, dy, pass);

        var layer = model.Layers.Count - 1;
        if (endsInSoftmax)
        {
            dy = model.Layers[layer].BackwardInput(dy, pass);
            pass.Entry = Phase.LogitEntry;
            var logits = lowered.Add(new Buffer("logitGradients", BufferPlace.LogitGradient, output.Size), output);
            Border.Convert(output.Length, output.Channels, isTransposed: false, logits, dy, pass);
            layer--;
        }

        pass.Entry = Phase.Backward;
        for (; layer >= 0; layer--)
            dy = PlanLayer(model, layer, dy, pass);

        pass.OnlyForInput = true;
        var input = lowered.Add(new Buffer("inputGradients", BufferPlace.InputGradient, model.Input.Size), model.Input);
        Border.Convert(model.Input.Length, model.Input.Channels, Border.IsTransposed(model, model.Input), dy, input, pass);
    }

    /// <summary>A layer's backward pass; below the first layer that learns, everything serves the gradient of the input only.</summary>
    private static Tensor PlanLayer(ModelSpec model, int layer, Tensor dy, BackwardPass pass)
    {
        pass.Layer = layer;
        pass.OnlyForInput = !Learns(model, layer + 1);
        dy = model.Layers[layer].BackwardActivation(dy, pass);
        if (LearnsAt(model, layer))
            model.Layers[layer].BackwardParameters(dy, pass);
        pass.OnlyForInput = !Learns(model, layer);
        return model.Layers[layer].BackwardInput(dy, pass);
    }

    /// <summary>Whether any of the first so many layers has something to learn.</summary>
    private static bool Learns(ModelSpec model, int layers) => Enumerable.Range(0, layers).Any(layer => LearnsAt(model, layer));

    private static bool LearnsAt(ModelSpec model, int layer)
    {
        var input = model.Layers.Take(layer).Aggregate(model.Input, (shape, before) => before.Infer(shape));
        return model.Layers[layer].Parameters(input).Any(parameter => parameter.Learning.Trainable);
    }
}
