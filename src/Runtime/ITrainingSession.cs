using System;

namespace Gen;

/// <summary>
/// One training pass over a batch: forward, backward, gradients. Created by <see cref="INetwork.CreateTrainingSession"/>, which
/// allocates everything; the members allocate nothing. One session belongs to one thread at a time.
/// </summary>
public interface ITrainingSession
{
    /// <summary>The network that the session trains.</summary>
    INetwork Network { get; }

    /// <summary>The greatest number of samples of one pass.</summary>
    int BatchSize { get; }

    /// <summary>Whether the last layer is a softmax or a sigmoid (<see cref="INetwork.OutputValues"/>), so that a loss may work on <see cref="Logits"/>.</summary>
    bool HasLogits { get; }

    /// <summary>
    /// The values that the final softmax or sigmoid was computed from, for the samples of the last <see cref="Forward"/>, in the network's own order
    /// (<c>[n, OutputLength, OutputChannels]</c>); empty when <see cref="HasLogits"/> is <see langword="false"/>.
    /// </summary>
    ReadOnlySpan<float> Logits { get; }

    /// <summary>Starts the random numbers of the dropout layers anew. A new session is at seed 0, part 0.</summary>
    /// <param name="seed">The seed. It may be the network's or the trainer's: sessions have random numbers that neither of them draws.</param>
    /// <param name="part">
    /// Which of the sessions that train side by side this is, counted from 0: each part has numbers of its own, so that no two drop the same values.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="part"/> is negative, or not less than 2^29.</exception>
    void Reseed(int seed, int part = 0);

    /// <summary>Where the random numbers of the dropout layers stand: written back, they go on from there.</summary>
    ulong RandomState { get; set; }

    /// <summary>
    /// Whether <see cref="Forward"/> leaves the network's running statistics as they are, and the moved ones to <see cref="MovedStatistic"/>. Sessions
    /// that run side by side on one network must, as otherwise the last one wins; whoever runs them then merges what they moved into
    /// <see cref="Parameter.Packed"/>, and calls <see cref="Parameter.Moved"/> once for all of them. Default: <see langword="false"/>.
    /// </summary>
    bool DefersStatistics { get; set; }

    /// <summary>
    /// A running statistic as the last <see cref="Forward"/> moved it from the network's, by the samples of its own batch, in the order of
    /// <see cref="Parameter.Packed"/>.
    /// </summary>
    /// <param name="index">The parameter's place in <see cref="INetwork.Parameters"/>.</param>
    /// <returns>Empty for a parameter that a forward pass does not move.</returns>
    ReadOnlySpan<float> MovedStatistic(int index);

    /// <summary>
    /// The training-mode pass of up to <see cref="BatchSize"/> samples; keeps what <see cref="Backward"/> needs, and moves the network's running
    /// statistics unless <see cref="DefersStatistics"/>.
    /// </summary>
    /// <param name="inputs">n times the input size; copied.</param>
    /// <param name="outputs">n times the output size.</param>
    /// <exception cref="ArgumentException">The lengths are not those; the message names both.</exception>
    void Forward(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>Adds the last forward pass' parameter gradients to the session's.</summary>
    /// <param name="outputGradients">The loss' gradient for each output of the last <see cref="Forward"/>.</param>
    /// <param name="inputGradients">Receives the gradient for each input; empty when not wanted.</param>
    /// <exception cref="ArgumentException">A length does not fit the last forward pass; the message names both.</exception>
    /// <exception cref="InvalidOperationException">There was no forward pass.</exception>
    void Backward(ReadOnlySpan<float> outputGradients, Span<float> inputGradients);

    /// <summary>As <see cref="Backward"/>, from the gradient for each of the <see cref="Logits"/>.</summary>
    /// <param name="logitGradients">The loss' gradient for each logit.</param>
    /// <param name="inputGradients">Receives the gradient for each input; empty when not wanted.</param>
    /// <exception cref="InvalidOperationException">There was no forward pass, or the session keeps no logits.</exception>
    void BackwardFromLogits(ReadOnlySpan<float> logitGradients, Span<float> inputGradients);

    /// <summary>Sets every parameter gradient to zero.</summary>
    void ZeroGradients();

    /// <summary>Copies a parameter's gradient in its canonical layout.</summary>
    /// <param name="parameterName">The parameter, for instance <c>conv1d_1.weight</c>.</param>
    /// <param name="gradient">As many values as the parameter has.</param>
    /// <exception cref="ArgumentException">There is no such parameter, or the length is not the parameter's.</exception>
    void ReadGradient(string parameterName, Span<float> gradient);

    /// <summary>
    /// A parameter's gradient in the order of <see cref="Parameter.Packed"/>: the one that an optimizer works in.
    /// </summary>
    /// <param name="index">The parameter's place in <see cref="INetwork.Parameters"/>.</param>
    Span<float> PackedGradient(int index);
}
