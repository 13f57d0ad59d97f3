using System;
using System.Numerics.Tensors;

namespace Gen;

/// <summary>Predictions of .NET's tensors, whose shapes are checked.</summary>
public static class TensorPredictions
{
    /// <summary>Inference of samples in a tensor.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">
    /// One sample <c>[InputLength, InputChannels]</c>, or n of them <c>[n, InputLength, InputChannels]</c>; of a network with channels first,
    /// <c>[InputChannels, InputLength]</c>. A part of a larger tensor, whose values do not stand side by side, is copied first.
    /// </param>
    /// <returns>The outputs, with the same number of dimensions.</returns>
    /// <exception cref="ArgumentException">The tensor has another shape.</exception>
    public static Tensor<float> Predict(this INetwork network, scoped in ReadOnlyTensorSpan<float> inputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        var (rank, isFirst) = (inputs.Rank, network.Layout == DataLayout.ChannelsFirst);
        var (rows, columns) = isFirst ? (network.InputChannels, network.InputLength) : (network.InputLength, network.InputChannels);
        if (rank is not (2 or 3) || inputs.Lengths[rank - 2] != rows || inputs.Lengths[rank - 1] != columns)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The tensor is [{string.Join(", ", inputs.Lengths.ToArray())}]; expected [{rows}, {columns}], or [n, {rows}, {columns}]."), nameof(inputs));
        }

        var values = new float[checked((int)inputs.FlattenedLength)];
        inputs.FlattenTo(values);
        nint[] shape = isFirst ? [network.OutputChannels, network.OutputLength] : [network.OutputLength, network.OutputChannels];
        return Tensor.Create(network.Predict(values), rank == 2 ? shape : [inputs.Lengths[0], .. shape]);
    }

    /// <summary>The class of one signal in a tensor; see <see cref="NetworkPredictions.Classify"/>.</summary>
    /// <param name="network">A network whose output is one step of probabilities.</param>
    /// <param name="signal"><c>[InputLength, InputChannels]</c>, or <c>[InputChannels, InputLength]</c> of a network with channels first.</param>
    /// <exception cref="ArgumentException">The tensor has another shape.</exception>
    /// <exception cref="InvalidOperationException">The network's output is no class.</exception>
    public static Classification Classify(this INetwork network, scoped in ReadOnlyTensorSpan<float> signal)
    {
        ArgumentNullException.ThrowIfNull(network);
        var isFirst = network.Layout == DataLayout.ChannelsFirst;
        var (rows, columns) = isFirst ? (network.InputChannels, network.InputLength) : (network.InputLength, network.InputChannels);
        if (signal.Rank != 2 || signal.Lengths[0] != rows || signal.Lengths[1] != columns)
            throw new ArgumentException(FormattableString.Invariant($"The tensor is [{string.Join(", ", signal.Lengths.ToArray())}]; expected [{rows}, {columns}]."), nameof(signal));
        var values = new float[network.InputSize];
        signal.FlattenTo(values);
        return network.Classify(values);
    }
}
