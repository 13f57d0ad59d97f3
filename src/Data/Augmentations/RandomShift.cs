using System;

namespace Gen.Data;

/// <summary>Moves each sample in time by a whole number of steps, in either direction.</summary>
public sealed class RandomShift : Augmentation
{
    /// <summary>The most steps, at least 0. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Steps
    {
        get;
        init => field = Checked.NotNegative(value, nameof(Steps));
    } = 10;

    /// <summary>What stands where nothing came from. Default: 0.</summary>
    public float Value { get; init; }

    /// <summary>Whether what leaves at one end enters at the other. Default: <see langword="false"/>: it is lost.</summary>
    public bool Circular { get; init; }

    /// <inheritdoc/>
    public override void Apply(in AugmentationBatch batch, ref RandomSource random)
    {
        var rows = batch.Layout == DataLayout.ChannelsLast ? 1 : batch.Channels;
        var unit = batch.Layout == DataLayout.ChannelsLast ? batch.Channels : 1;
        for (var sample = 0; sample < batch.Count; sample++)
        {
            var shift = (random.NextInt32(2 * Steps + 1) - Steps) % batch.Steps;
            var input = batch.Input(sample);
            for (var row = 0; row < rows; row++)
                Shift(input.Slice(row * batch.Steps * unit, batch.Steps * unit), shift * unit);
        }
    }

    private void Shift(Span<float> row, int shift)
    {
        if (Circular)
        {
            // A rotation is three reversals, and needs no memory.
            var first = (row.Length - shift) % row.Length;
            row[..first].Reverse();
            row[first..].Reverse();
            row.Reverse();
        }
        else if (shift >= 0)
        {
            row[..^shift].CopyTo(row[shift..]);
            row[..shift].Fill(Value);
        }
        else
        {
            row[-shift..].CopyTo(row);
            row[^-shift..].Fill(Value);
        }
    }
}
