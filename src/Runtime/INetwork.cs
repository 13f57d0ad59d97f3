using System;
using System.Collections.Generic;
using System.IO;

namespace Gen;

/// <summary>
/// The face of every generated network: what <see cref="Trainer"/> and other generic code work with. The generated class has
/// the sizes as constants of the same names.
/// </summary>
public interface INetwork
{
    /// <summary>The number of steps of one input.</summary>
    int InputLength { get; }

    /// <summary>The number of channels of one input.</summary>
    int InputChannels { get; }

    /// <summary>The number of values of one input: <see cref="InputLength"/> times <see cref="InputChannels"/>.</summary>
    int InputSize { get; }

    /// <summary>The number of steps of one output.</summary>
    int OutputLength { get; }

    /// <summary>The number of channels of one output.</summary>
    int OutputChannels { get; }

    /// <summary>The number of values of one output: <see cref="OutputLength"/> times <see cref="OutputChannels"/>.</summary>
    int OutputSize { get; }

    /// <summary>The outputs: one, but for a network that ends in an <see cref="OutputAttribute"/>.</summary>
    IReadOnlyList<NetworkOutput> Outputs => [new("output", 0, OutputLength, OutputChannels, OutputValues)];

    /// <summary>The order of inputs and outputs: the one of the network's <see cref="InputAttribute"/>.</summary>
    DataLayout Layout => DataLayout.ChannelsLast;

    /// <summary>What the outputs are, as far as it is known. Default: <see cref="OutputValues.Unknown"/>.</summary>
    OutputValues OutputValues => OutputValues.Unknown;

    /// <summary>The network as data: layers with their options, shapes and parameters.</summary>
    /// <exception cref="NotSupportedException">The network is not a generated one.</exception>
    NetworkDescription Description => throw new NotSupportedException($"{GetType().Name} does not describe itself; generated networks do.");

    /// <summary>The network's parameters, in layer order.</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>
    /// Inference of n samples, one after the other. Allocates nothing; any number of threads may call it on one instance at once. Beside
    /// <see cref="Load(string)"/> and <see cref="Parameter.Write"/> a prediction sees all new values or none. Training changes parameters in place, for speed:
    /// a prediction of another thread may see a part of a step, so let a network of its own learn, and load what it saved.
    /// </summary>
    /// <param name="inputs">n times <see cref="InputSize"/> values.</param>
    /// <param name="outputs">n times <see cref="OutputSize"/> values.</param>
    /// <exception cref="ArgumentException">The lengths are not those, or the spans overlap; the message names both.</exception>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>Allocates all that a training pass needs. Several sessions may share one network.</summary>
    /// <param name="batchSize">The greatest number of samples of one pass.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is less than 1, or so great that an array does not hold a batch.</exception>
    ITrainingSession CreateTrainingSession(int batchSize);

    /// <summary>Writes all parameters to a safetensors file.</summary>
    /// <param name="path">The file; an existing one is replaced only once the new one is whole.</param>
    void Save(string path);

    /// <summary>Writes all parameters in the safetensors format.</summary>
    /// <param name="stream">Where to.</param>
    void Save(Stream stream);

    /// <summary>
    /// Reads all parameters from a safetensors file; when it throws, the parameters are as they were. Other threads may predict meanwhile: each prediction sees
    /// the old parameters or the new ones.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is no safetensors file, or does not hold this network's parameters.</exception>
    void Load(string path);

    /// <summary>Reads all parameters in the safetensors format, as <see cref="Load(string)"/> does from a file.</summary>
    /// <param name="stream">Where from.</param>
    /// <exception cref="InvalidDataException">The data are not safetensors, or do not hold this network's parameters.</exception>
    void Load(Stream stream);
}
