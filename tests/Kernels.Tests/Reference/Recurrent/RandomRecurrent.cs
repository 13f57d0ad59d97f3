using System;
using System.Collections.Generic;

namespace Gen.Tests.Reference.Recurrent;

/// <summary>Draws recurrent layers of every kind and option, alone or between others.</summary>
public static class RandomRecurrent
{
    private static readonly Activation[] s_activations = [Activation.None, Activation.LeakyRelu, Activation.Elu, Activation.Sigmoid, Activation.HardSigmoid, Activation.Softsign];

    /// <summary>A network; the same seed gives the same one.</summary>
    public static ReferenceNetwork Network(int seed)
    {
        for (var attempt = seed; ; attempt += 1_000_000)
        {
            var network = Draw(new Random(attempt), attempt);
            if (RandomGradients.AreTelling(network, seed))
                return network;
        }
    }

    private static ReferenceNetwork Draw(Random random, int seed)
    {
        var input = new Shape(RandomSizes.Size(random, 40), RandomSizes.Size(random, 20));
        var layout = random.Next(3) == 0 ? DataLayout.ChannelsFirst : DataLayout.ChannelsLast;
        var layers = new List<ReferenceLayer>();
        if (random.Next(4) == 0)
            layers.Add(new DenseReference(RandomSizes.Size(random, 20)));
        layers.Add(Layer(random, random.Next(2) == 0));
        if (random.Next(4) == 0)
            layers.Add(random.Next(2) == 0 ? new DenseReference(3) : Layer(random, sequences: true));
        return new(input, layout, layers, seed);
    }

    private static RecurrentReference Layer(Random random, bool sequences)
    {
        var (units, kind) = (RandomSizes.Size(random, 40), random.Next(4));
        var (direction, useBias) = ((Direction)random.Next(3), random.Next(5) != 0);
        var activation = random.Next(3) == 0 ? s_activations[random.Next(s_activations.Length)] : Activation.Tanh;
        var gates = random.Next(3) == 0 ? Activation.HardSigmoid : Activation.Sigmoid;
        return kind switch
        {
            0 => new LstmReference(units) { ReturnSequences = sequences, Direction = direction, UseBias = useBias, Activation = activation, RecurrentActivation = gates },
            1 or 2 => new GruReference(units)
            {
                ReturnSequences = sequences, Direction = direction, UseBias = useBias, Activation = activation, RecurrentActivation = gates, ResetAfter = kind == 1,
            },
            _ => new SimpleRnnReference(units) { ReturnSequences = sequences, Direction = direction, UseBias = useBias, Activation = activation },
        };
    }
}
