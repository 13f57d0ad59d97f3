using System;

namespace SpliceJunctions;

/// <summary>
/// What a network needs to see, measured by mutation: how far the probability of the right class falls when one letter is replaced by each
/// of the other three, on average over the sequences of a class.
/// </summary>
internal sealed class SubstitutionEffects
{
    /// <summary>The first letter that is replaced, counted from 1; the junction is between the letters 30 and 31.</summary>
    public const int First = 20;

    /// <summary>The last letter that is replaced.</summary>
    public const int Last = 37;

    private readonly double[,] _falls = new double[Dna.Length, Dna.Letters];
    private readonly SpliceNetwork _network;
    private readonly float[] _probabilities = new float[SpliceNetwork.OutputSize];

    public SubstitutionEffects(SpliceNetwork network, SpliceData data, int label)
    {
        _network = network;
        var sequence = new float[Dna.Size];
        for (var i = 0; i < data.Count; i++)
        {
            if (data.Labels[i] != label)
                continue;
            Count++;
            data.Input(i).CopyTo(sequence);
            AddFalls(sequence, label);
        }
    }

    /// <summary>The sequences of the class.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// The mean fall, in probability, that goes back to the replacement of this letter at this position; over the letters, these sum up to the
    /// position's fall.
    /// </summary>
    /// <param name="position">From <see cref="First"/> to <see cref="Last"/>.</param>
    /// <param name="letter">The letter's channel.</param>
    public double this[int position, int letter] => _falls[position - 1, letter] / Count;

    private void AddFalls(Span<float> sequence, int label)
    {
        var whole = Probability(sequence, label);
        for (var position = First - 1; position < Last; position++)
        {
            var letters = sequence.Slice(position * Dna.Letters, Dna.Letters);
            var own = letters.IndexOf(1f);
            letters[own] = 0;
            for (var other = 0; other < Dna.Letters; other++)
            {
                if (other == own)
                    continue;
                letters[other] = 1;
                _falls[position, own] += (whole - Probability(sequence, label)) / (Dna.Letters - 1);
                letters[other] = 0;
            }

            letters[own] = 1;
        }
    }

    private double Probability(ReadOnlySpan<float> sequence, int label)
    {
        _network.Predict(sequence, _probabilities);
        return _probabilities[label];
    }
}
