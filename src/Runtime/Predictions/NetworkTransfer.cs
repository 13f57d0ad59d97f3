using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gen;

/// <summary>Takes parameters over from a file or from another network. Predictions that run meanwhile see all new values or none.</summary>
public static class NetworkTransfer
{
    /// <summary>Reads parameters from a safetensors file; when it throws, they are as they were.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Which parameters.</param>
    /// <returns>The names of the parameters that were read, in layer order.</returns>
    /// <exception cref="InvalidDataException">The file is damaged, or holds none that match; with <see cref="LoadOptions.Exact"/>, or other ones.</exception>
    public static IReadOnlyList<string> Load(this INetwork network, string path, LoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (options == LoadOptions.Exact)
        {
            network.Load(path);
            return [.. network.Parameters.Select(parameter => parameter.Name)];
        }

        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return MatchingTensors.Load(File.ReadAllBytes(path), network.Parameters);
        }
        catch (InvalidDataException e)
        {
            throw BadData.Create($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Takes over the parameters of another network, running statistics included.</summary>
    /// <param name="network">The network that changes.</param>
    /// <param name="other">The network that they are copied from.</param>
    /// <param name="options">Which parameters.</param>
    /// <returns>The names of the parameters that were copied, in layer order.</returns>
    /// <exception cref="ArgumentException">The networks differ, or no parameter matches. Nothing was changed.</exception>
    public static IReadOnlyList<string> CopyFrom(this INetwork network, INetwork other, LoadOptions options = LoadOptions.Exact)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(other);
        var sources = other.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        var matches = network.Parameters.Where(own => sources.TryGetValue(own.Name, out var source) && source.Shape.SequenceEqual(own.Shape)).ToArray();
        if (options == LoadOptions.Exact && (matches.Length != network.Parameters.Count || matches.Length != sources.Count) || matches.Length == 0)
        {
            var stranger = network.Parameters.Except(matches).FirstOrDefault()?.ToString() ?? "fewer parameters";
            throw new ArgumentException($"{network.GetType().Name} has {stranger}, {other.GetType().Name} has not; copy with LoadOptions.Matching what they have in common.", nameof(other));
        }

        var values = matches.ToDictionary(own => own, own => Read(sources[own.Name]));
        ParameterChange.Replace(values);
        return [.. matches.Select(own => own.Name)];
    }

    /// <summary>The parameter of a name, such as <c>conv1d_1.weight</c>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">The layer's name, a point and the kind.</param>
    /// <exception cref="ArgumentException">There is none; the message lists those that there are.</exception>
    public static Parameter Parameter(this INetwork network, string name)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Parameters.FirstOrDefault(parameter => parameter.Name == name)
            ?? throw new ArgumentException($"There is no parameter '{name}'; expected {string.Join(", ", network.Parameters.Select(parameter => parameter.Name))}.", nameof(name));
    }

    private static float[] Read(Parameter parameter)
    {
        var values = new float[parameter.Length];
        parameter.Read(values);
        return values;
    }
}
