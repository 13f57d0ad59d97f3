using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Blocks;

/// <summary>Layers one after the other: a network's, or those of a block at the place where it is used.</summary>
internal sealed record Branch(EquatableArray<Layer> Layers)
{
    /// <summary>No layers: what comes in goes out.</summary>
    public static readonly Branch Identity = new(EquatableArray.Of<Layer>());

    /// <summary>The layers, each with the shape that comes to it.</summary>
    public IEnumerable<(Layer Layer, Shape Input)> Walk(Shape input)
    {
        foreach (var layer in Layers)
        {
            yield return (layer, input);
            input = layer.Infer(input);
        }
    }

    public Shape Infer(Shape input) => Layers.Aggregate(input, (shape, layer) => layer.Infer(shape));

    /// <summary>Whether anything in the branch learns.</summary>
    public bool Learns(Shape input) => Walk(input).Any(step => step.Layer.Learns(step.Input));

    /// <summary>Whether no value that comes out can be below zero, given that of what comes in.</summary>
    public bool IsNeverNegative(bool input) => Layers.Aggregate(input, (isNever, layer) => layer.IsNeverNegative(isNever));

    /// <summary>Adds the forward steps of all layers.</summary>
    public Tensor Forward(Tensor x, ForwardLowering pass)
    {
        foreach (var layer in Layers)
        {
            pass.Layer = layer;
            x = layer.Forward(x, pass);
            pass.Layer = layer;
            pass.Trace.Output = x;
        }

        return x;
    }

    /// <summary>Adds the backward steps of all layers, the last one first.</summary>
    /// <param name="input">The shape that came into the branch.</param>
    /// <param name="dy">The gradient of what went out.</param>
    /// <param name="pass">Where the steps go.</param>
    public Tensor Backward(Shape input, Tensor dy, BackwardLowering pass)
    {
        var learnsBefore = pass.LearnsBefore;
        var walk = Walk(input).ToList();
        for (var place = walk.Count - 1; place >= 0; place--)
        {
            pass.Layer = walk[place].Layer;
            pass.LearnsBefore = learnsBefore || walk.Take(place).Any(step => step.Layer.Learns(step.Input));
            dy = Backward(walk[place].Layer, walk[place].Input, dy, pass);
        }

        pass.LearnsBefore = learnsBefore;
        return dy;
    }

    /// <summary>In front of the first layer that learns, everything serves the gradient of the network's input only.</summary>
    private static Tensor Backward(Layer layer, Shape input, Tensor dy, BackwardLowering pass)
    {
        pass.OnlyForInput = !pass.LearnsBefore && !layer.Learns(input);
        dy = layer.BackwardActivation(dy, pass);
        if (layer.Learns(input))
            layer.BackwardParameters(dy, pass);
        pass.OnlyForInput = !pass.LearnsBefore;
        return layer.BackwardInput(dy, pass);
    }
}
