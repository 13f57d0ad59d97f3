using System;
using System.Collections.Generic;
using Benchmarks.Measuring;
using Benchmarks.Shapes;
using Gen;

namespace Benchmarks.Passes;

/// <summary>The quantities of a network on an instruction set, through its public face.</summary>
/// <param name="shape">The network.</param>
/// <param name="set">The instruction set.</param>
/// <param name="batch">The samples of a training step.</param>
/// <param name="offset">Bytes from a line of the cache to the caller's numbers.</param>
/// <param name="isWanted">Which passes are wanted.</param>
internal sealed class PassItems(NetworkShape shape, InstructionSet set, int batch, int offset, Func<Pass, bool> isWanted)
{
    private readonly Random _random = new(1);
    private readonly double _flops = 2.0 * shape.MultiplyAdds;

    /// <summary>The wanted quantities. The gradients of a network of several layers are timed together only, in its step.</summary>
    public IEnumerable<Quantity> All()
    {
        if (isWanted(Pass.Forward))
            yield return new(shape, Pass.Forward, set, 1, _flops, Predict());
        if (shape.IsSingleLayer && (isWanted(Pass.DX) || isWanted(Pass.DW)))
        {
            foreach (var quantity in Gradients())
                yield return quantity;
        }

        if (isWanted(Pass.Step))
            yield return new(shape, Pass.Step, set, batch, batch * (3 * _flops - 2.0 * shape.FirstLayerMultiplyAdds), Step());
    }

    private Item Predict()
    {
        var network = shape.Create(set);
        var (inputs, outputs) = (Random(network.InputSize), new Values(network.OutputSize, offset));
        return Item.Of(() => network.Predict(inputs.Span, outputs.Span));
    }

    /// <summary>A backward pass makes the parameters' gradients; asked for the inputs' too, it makes both.</summary>
    private IEnumerable<Quantity> Gradients()
    {
        var session = shape.Create(set).CreateTrainingSession(batch);
        var (outputs, gradients) = Buffers(session);
        var inputGradients = new Values(batch * session.Network.InputSize, offset);
        session.Forward(Random(batch * session.Network.InputSize).Span, outputs.Span);
        var without = Item.Of(() => session.Backward(gradients.Span, []));
        if (isWanted(Pass.DX))
            yield return new(shape, Pass.DX, set, batch, batch * _flops, Item.Of(() => session.Backward(gradients.Span, inputGradients.Span)), without);
        if (isWanted(Pass.DW))
            yield return new(shape, Pass.DW, set, batch, batch * _flops, without);
    }

    private Item Step()
    {
        var session = shape.Create(set).CreateTrainingSession(batch);
        var (outputs, gradients) = Buffers(session);
        var inputs = Random(batch * session.Network.InputSize);
        // The gradient is always the same, so the way is short: the numbers stay ordinary over many steps.
        var adam = new Adam { LearningRate = 1e-6 };
        return Item.Of(() =>
        {
            session.Forward(inputs.Span, outputs.Span);
            session.ZeroGradients();
            session.Backward(gradients.Span, []);
            adam.Step(session);
        });
    }

    private (Values Outputs, Values Gradients) Buffers(ITrainingSession session)
    {
        var size = batch * session.Network.OutputSize;
        return (new Values(size, offset), Random(size));
    }

    private Values Random(int count)
    {
        var values = new Values(count, offset);
        foreach (ref var value in values.Span)
            value = 2 * _random.NextSingle() - 1;
        return values;
    }
}
