using System;
using System.Collections.Generic;
using System.Globalization;

namespace Gen;

/// <summary>Predictions that are easier to ask for than <see cref="INetwork.Predict"/>, and allocate their answer.</summary>
public static class NetworkPredictions
{
    /// <summary>Inference of n samples into a new array.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">n times <see cref="INetwork.InputSize"/> values.</param>
    /// <returns>n times <see cref="INetwork.OutputSize"/> values.</returns>
    /// <exception cref="ArgumentException">The inputs are no whole number of samples.</exception>
    public static float[] Predict(this INetwork network, ReadOnlySpan<float> inputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (inputs.Length % network.InputSize != 0)
        {
            throw new ArgumentException(
                Invariant($"{inputs.Length} inputs are no whole number of samples of {network.InputSize} values, [{network.InputLength}, {network.InputChannels}]."), nameof(inputs));
        }

        var outputs = new float[checked(inputs.Length / network.InputSize * network.OutputSize)];
        network.Predict(inputs, outputs);
        return outputs;
    }

    /// <summary>The class of one signal: the greatest output of a softmax, or the side of one half that a single sigmoid is on.</summary>
    /// <param name="network">A network whose output is one step of probabilities.</param>
    /// <param name="signal"><see cref="INetwork.InputSize"/> values.</param>
    /// <returns>The class, its name (<see cref="SetClassNames"/>) and its probability. A single sigmoid has the classes 0 and 1.</returns>
    /// <exception cref="ArgumentException">The signal has another length.</exception>
    /// <exception cref="InvalidOperationException">The network's output is no class, or it has names for another number of classes.</exception>
    public static Classification Classify(this INetwork network, ReadOnlySpan<float> signal)
    {
        ArgumentNullException.ThrowIfNull(network);
        var classes = CountClasses(network);
        if (signal.Length != network.InputSize)
        {
            throw new ArgumentException(
                Invariant($"The signal has {signal.Length} values; expected {network.InputSize}, [{network.InputLength}, {network.InputChannels}]."), nameof(signal));
        }

        var outputs = network.Predict(signal);
        var best = 0;
        for (var i = 1; i < outputs.Length; i++)
            best = outputs[i] > outputs[best] ? i : best;
        var (chosen, probability) = outputs.Length > 1 ? (best, outputs[best]) : outputs[0] > 0.5f ? (1, outputs[0]) : (0, 1 - outputs[0]);
        return new Classification(chosen, NameOf(network, chosen, classes), probability);
    }

    /// <summary>The names of the classes in the order of the outputs; empty where the network was given none.</summary>
    /// <param name="network">The network.</param>
    public static IReadOnlyList<string> GetClassNames(this INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Parameters is ParameterSet set ? set.ClassNames : [];
    }

    /// <summary>Gives the classes their names. <see cref="INetwork.Save(string)"/> writes them beside the weights, and <see cref="INetwork.Load(string)"/> reads them back.</summary>
    /// <param name="network">A network whose output is one step of probabilities.</param>
    /// <param name="names">A name for each class in the order of the outputs; two for a single sigmoid; none to take the names away.</param>
    /// <exception cref="ArgumentException">There is not one name for each class, or two are equal.</exception>
    /// <exception cref="InvalidOperationException">The network's output is no class.</exception>
    public static void SetClassNames(this INetwork network, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(names);
        var classes = CountClasses(network);
        if (names.Count != 0 && names.Count != classes)
            throw new ArgumentException(Invariant($"There are {names.Count} names; expected one for each of {classes} classes."), nameof(names));
        if (new HashSet<string>(names, StringComparer.Ordinal).Count != names.Count)
            throw new ArgumentException($"Two of the names {string.Join(", ", names)} are equal; expected a name for each class.", nameof(names));
        if (network.Parameters is not ParameterSet set)
            throw new InvalidOperationException($"{network.GetType().Name} was not generated, and keeps no names.");
        set.ClassNames = [.. names];
    }

    private static int CountClasses(INetwork network)
    {
        if (network.OutputLength == 1 && network.OutputValues == OutputValues.Softmax)
            return network.OutputChannels;
        return network is { OutputSize: 1, OutputValues: OutputValues.Sigmoid } ? 2 : throw new InvalidOperationException(Invariant(
            $"{network.GetType().Name} gives [{network.OutputLength}, {network.OutputChannels}] values, which are no class; expected one step that ends in [Softmax], or one value that ends in [Sigmoid]."));
    }

    private static string NameOf(INetwork network, int chosen, int classes)
    {
        var names = network.GetClassNames();
        if (names.Count == 0)
            return chosen.ToString(CultureInfo.InvariantCulture);
        return names.Count == classes
            ? names[chosen]
            : throw new InvalidOperationException(Invariant($"The weights came with {names.Count} names of classes, but the network has {classes}: call SetClassNames."));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
