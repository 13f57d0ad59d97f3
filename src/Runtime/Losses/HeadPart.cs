using System;
using System.Buffers;
using System.Numerics.Tensors;

namespace Gen;

/// <summary>One output's share of a batch, side by side in memory that is lent.</summary>
internal readonly ref struct HeadPart
{
    private readonly float[] _memory;
    private readonly int _length;
    private readonly int _stride;
    private readonly NetworkOutput _output;

    internal HeadPart(in LossBatch batch, in NetworkOutput output)
    {
        (_output, _stride) = (output, batch.Steps * batch.Channels);
        _length = batch.Samples * output.Size;
        _memory = ArrayPool<float>.Shared.Rent(3 * _length);
        for (var sample = 0; sample < batch.Samples; sample++)
        {
            batch.Outputs.Slice(sample * _stride + output.Offset, output.Size).CopyTo(_memory.AsSpan(sample * output.Size));
            batch.Targets.Slice(sample * _stride + output.Offset, output.Size).CopyTo(_memory.AsSpan(_length + sample * output.Size));
        }

        Batch = new LossBatch(_memory.AsSpan(0, _length), _memory.AsSpan(_length, _length), output.Length, output.Channels, batch.Layout);
    }

    /// <summary>The outputs and targets.</summary>
    internal LossBatch Batch { get; }

    /// <summary>Room for the gradients.</summary>
    internal Span<float> Gradients => _memory.AsSpan(2 * _length, _length);

    /// <summary>Writes the gradients to their places in the whole batch's.</summary>
    internal void Spread(Span<float> gradients, float weight)
    {
        for (var start = 0; start < _length; start += _output.Size)
            TensorPrimitives.Multiply(Gradients.Slice(start, _output.Size), weight, gradients.Slice(start / _output.Size * _stride + _output.Offset, _output.Size));
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<float>.Shared.Return(_memory);
}
