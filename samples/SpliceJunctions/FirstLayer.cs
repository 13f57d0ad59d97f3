using System;
using System.Linq;
using Gen;

namespace SpliceJunctions;

/// <summary>The first convolution alone, computed from its weights: which filter fires where.</summary>
internal sealed class FirstLayer
{
    private readonly float[] _weights;
    private readonly float[] _bias;

    public FirstLayer(SpliceNetwork network)
    {
        var weight = network.Parameters[0];
        (Width, Filters) = (weight.Shape[0], weight.Shape[2]);
        _weights = Read(weight);
        _bias = Read(network.Parameters[1]);
    }

    public int Width { get; }

    public int Filters { get; }

    /// <summary>The letters before the position that a filter is centred on.</summary>
    public int Before => (Width - 1) / 2;

    /// <summary>What a letter under a tap adds to a filter.</summary>
    public float Weight(int tap, int letter, int filter) => _weights[(tap * Dna.Letters + letter) * Filters + filter];

    /// <summary>The mean output, <c>[Length, Filters]</c>, over the sequences of some class or, with <paramref name="isOfClass"/> false, of the others.</summary>
    public double[,] MeanOutput(SpliceData data, int label, bool isOfClass)
    {
        var chosen = Enumerable.Range(0, data.Count).Where(i => data.Labels[i] == label == isOfClass).ToList();
        var mean = new double[Dna.Length, Filters];
        foreach (var index in chosen)
        {
            for (var position = 0; position < Dna.Length; position++)
                Add(data.Sequences[index], position, mean, 1.0 / chosen.Count);
        }

        return mean;
    }

    private void Add(string sequence, int position, double[,] sum, double factor)
    {
        var first = Math.Max(0, Before - position);
        var end = Math.Min(Width, Before + Dna.Length - position);
        for (var filter = 0; filter < Filters; filter++)
        {
            var value = _bias[filter];
            for (var tap = first; tap < end; tap++)
                value += Weight(tap, Dna.Alphabet.IndexOf(sequence[position - Before + tap]), filter);
            sum[position, filter] += factor * Math.Max(value, 0);
        }
    }

    private static float[] Read(Parameter parameter)
    {
        var values = new float[parameter.Length];
        parameter.Read(values);
        return values;
    }
}
