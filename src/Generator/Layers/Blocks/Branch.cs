using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Layers.Signals;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Blocks;

/// <summary>Layers in source order, a network's, or those of a block at the place where it is used: one after the other, but for signals with names.</summary>
internal sealed record Branch(EquatableArray<Layer> Layers)
{
    /// <summary>No layers: what comes in goes out.</summary>
    public static readonly Branch Identity = new(EquatableArray.Of<Layer>());

    /// <summary>The layers, each with the shape that comes to it and the one that it makes.</summary>
    public IEnumerable<(Layer Layer, Shape Input, Shape Output)> Walk(Shape input)
    {
        var flow = new ShapeFlow();
        foreach (var layer in Layers)
        {
            var output = flow.Behind(layer, input);
            yield return (layer, input, output);
            input = output;
        }
    }

    public Shape Infer(Shape input) => Walk(input).Aggregate(input, (_, step) => step.Output);

    /// <summary>Whether anything in the branch learns.</summary>
    public bool Learns(Shape input) => Walk(input).Any(step => step.Layer.Learns(step.Input));

    /// <summary>Whether no value that comes out can be below zero, given that of what comes in.</summary>
    public bool IsNeverNegative(bool input)
    {
        var flow = new SignFlow();
        return Layers.Aggregate(input, (isNever, layer) => flow.Behind(layer, isNever));
    }

    /// <summary>Adds the forward steps of all layers.</summary>
    public Tensor Forward(Tensor x, ForwardLowering pass)
    {
        foreach (var layer in Layers)
        {
            pass.Layer = layer.Name;
            x = layer.Forward(x, pass);
            pass.Layer = layer.Name;
            pass.Trace.Output = x;
        }

        return x;
    }

    /// <summary>Adds the backward steps of all layers, the last one first; returns the gradient of what came in, where anything comes of that.</summary>
    /// <param name="input">The shape that came into the branch.</param>
    /// <param name="dy">The gradient of what went out.</param>
    /// <param name="pass">Where the steps go.</param>
    public Tensor? Backward(Shape input, Tensor? dy, BackwardLowering pass)
    {
        var learnsBefore = pass.LearnsBefore;
        var walk = Walk(input).ToList();
        for (var place = walk.Count - 1; place >= 0; place--)
        {
            pass.Layer = walk[place].Layer.Name;
            // Whatever a named signal is made of stands in front, too.
            pass.LearnsBefore = learnsBefore || walk.Take(place).Any(step => step.Layer.Learns(step.Input));
            dy = Backward(walk[place].Layer, walk[place].Input, dy, pass);
        }

        pass.LearnsBefore = learnsBefore;
        return dy;
    }

    /// <summary>In front of the first layer that learns, everything serves the gradient of the network's input only.</summary>
    private static Tensor? Backward(Layer layer, Shape input, Tensor? dy, BackwardLowering pass)
    {
        if (layer is SignalLayer signals)
        {
            pass.OnlyForInput = !pass.LearnsBefore;
            return signals.BackwardSignals(dy, pass);
        }

        if (dy is not { } gradient)
            return null;
        pass.OnlyForInput = !pass.LearnsBefore && !layer.Learns(input);
        gradient = layer.BackwardActivation(gradient, pass);
        if (layer.Learns(input))
            layer.BackwardParameters(gradient, pass);
        pass.OnlyForInput = !pass.LearnsBefore;
        return layer.BackwardInput(gradient, pass);
    }
}
