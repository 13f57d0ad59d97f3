using System;
using System.Collections.Generic;
using System.Linq;
using Gen;

namespace SpliceJunctions;

/// <summary>Sequences with their classes.</summary>
internal sealed class SpliceData
{
    public SpliceData(IReadOnlyList<string> sequences, IReadOnlyList<int> labels)
    {
        (Sequences, Labels) = (sequences, labels);
        var inputs = new float[sequences.Count * Dna.Size];
        for (var i = 0; i < sequences.Count; i++)
            Dna.Encode(sequences[i], inputs.AsSpan(i * Dna.Size, Dna.Size));
        Samples = Dataset.FromLabels(inputs, labels.ToArray(), SpliceClass.Count);
    }

    public int Count => Sequences.Count;

    public IReadOnlyList<string> Sequences { get; }

    public IReadOnlyList<int> Labels { get; }

    /// <summary>The same as the network takes them.</summary>
    public Dataset Samples { get; }

    /// <summary>The encoded sequence of so many.</summary>
    public ReadOnlySpan<float> Input(int index) => Samples.Inputs.Span.Slice(index * Dna.Size, Dna.Size);

    /// <summary>Some neighbouring sequences.</summary>
    public SpliceData Slice(int start, int count) => new([.. Sequences.Skip(start).Take(count)], [.. Labels.Skip(start).Take(count)]);

    /// <summary>All sequences but some neighbouring ones.</summary>
    public SpliceData Without(int start, int count) => new(
        [.. Sequences.Take(start), .. Sequences.Skip(start + count)], [.. Labels.Take(start), .. Labels.Skip(start + count)]);
}
