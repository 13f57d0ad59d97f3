using System;
using System.IO;
using System.Linq;
using Gen;

namespace Contract.Tests.Helpers;

/// <summary>What tests ask of networks time and again.</summary>
internal static class NetworkExtensions
{
    /// <summary>The outputs for some inputs.</summary>
    public static float[] Predicted(this INetwork network, ReadOnlySpan<float> inputs)
    {
        var outputs = new float[inputs.Length / network.InputSize * network.OutputSize];
        network.Predict(inputs, outputs);
        return outputs;
    }

    /// <summary>The outputs of a training-mode pass.</summary>
    public static float[] Forwarded(this ITrainingSession session, ReadOnlySpan<float> inputs)
    {
        var outputs = new float[inputs.Length / session.Network.InputSize * session.Network.OutputSize];
        session.Forward(inputs, outputs);
        return outputs;
    }

    /// <summary>The parameter of some name.</summary>
    public static Parameter Named(this INetwork network, string name) => network.Parameters.Single(parameter => parameter.Name == name);

    /// <summary>A parameter's values in its canonical layout.</summary>
    public static float[] ToArray(this Parameter parameter)
    {
        var values = new float[parameter.Length];
        parameter.Read(values);
        return values;
    }

    /// <summary>The gradient of some parameter in its canonical layout.</summary>
    public static float[] GradientOf(this ITrainingSession session, string name)
    {
        var gradient = new float[session.Network.Named(name).Length];
        session.ReadGradient(name, gradient);
        return gradient;
    }

    /// <summary>The bytes that <see cref="INetwork.Save(Stream)"/> writes.</summary>
    public static byte[] Saved(this INetwork network)
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }

    /// <summary>Reads parameters from bytes.</summary>
    public static void Load(this INetwork network, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        network.Load(stream);
    }

    /// <summary>Gives every parameter, running statistics included, values of its own; variances stay positive.</summary>
    public static TNetwork Scrambled<TNetwork>(this TNetwork network, int seed = 5)
        where TNetwork : INetwork
    {
        foreach (var parameter in network.Parameters)
        {
            var isVariance = parameter.Name.EndsWith(".running_var", StringComparison.Ordinal);
            var values = Numbers.Normal(parameter.Length, seed++);
            parameter.Write(Array.ConvertAll(values, value => isVariance ? 0.5f + value * value : 0.5f * value));
        }

        return network;
    }
}
