using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Model;
using Gen.Generator.Planning;

namespace Gen.Generator.Emit.NativeLibrary;

/// <summary>A network as the C library shows it; equal as long as its interface is.</summary>
/// <param name="Type">The class's full name.</param>
/// <param name="Name">What C calls it; the names of its functions begin so.</param>
/// <param name="Engine">The engine's class.</param>
/// <param name="Graph">The class of the network as a stream, if it can be one.</param>
/// <param name="Weights">The class of the weights inside the assembly, if the network names any.</param>
/// <param name="Sizes">Its sizes, each with its meaning.</param>
/// <param name="Summary">The table of its layers.</param>
internal sealed record NativeFace(
    string Type, string Name, string Engine, string? Graph, string? Weights, EquatableArray<NativeSize> Sizes, EquatableArray<string> Summary)
{
    /// <summary>Whether it predicts samples of one length.</summary>
    public bool HasLength { get; init; }

    /// <summary>Whether signals hold one channel behind the other.</summary>
    public bool IsChannelsFirst { get; init; }

    /// <summary>What C sees of a network.</summary>
    public static NativeFace Of(NetworkPlan plan) => new(
        plan.Model.Type.FullName, CName.Of(plan.Model.Type.Name.Replace("@", "")), NetworkFile.EngineName(plan),
        plan.Stream is null ? null : Streams.StreamEmitter.GraphName(plan),
        plan.Model.Weights is null ? null : WeightsFileEmitter.ClassName(NetworkFile.Mangled(plan.Model.Type)),
        SizesOf(plan).ToEquatable(), Describe.Summary(plan).ToEquatable())
    {
        HasLength = plan.Model.HasLength,
        IsChannelsFirst = plan.Model.ChannelsFirst,
    };

    private static IEnumerable<NativeSize> SizesOf(NetworkPlan plan)
    {
        var (input, output) = (plan.Model.ShownInput, plan.Output);
        if (plan.Model.HasLength)
            yield return new("input_length", input.Length, "The steps of an input.");
        yield return new("input_channels", input.Channels, "The values of each step of an input.");
        if (plan.Model.HasLength)
        {
            yield return new("input_size", plan.Model.InputSize, "The values of an input.");
            yield return new("output_length", output.Length, "The steps of an output.");
        }

        yield return new("output_channels", output.Channels, "The values of each step of an output.");
        if (plan.Model.HasLength)
            yield return new("output_size", output.Size, "The values of an output.");
        foreach (var part in plan.Model.Parts.SelectMany(part => part.Constants))
            yield return new(CName.Of(part.Name), part.Value, part.Meaning + ".");
        if (plan.Stream is not { } stream)
            yield break;
        yield return new("stream_latency", stream.Latency, "The frames from the one that an output belongs to, to the one behind which a stream writes it.");
        yield return new("min_sequence_length", stream.MinLength, "The least steps of a signal.");
    }
}

/// <summary>A size that is known when the library is compiled: a constant of the header, and a function for other languages.</summary>
/// <param name="Name">Its name behind the network's.</param>
/// <param name="Value">Its value.</param>
/// <param name="Meaning">A sentence.</param>
internal sealed record NativeSize(string Name, long Value, string Meaning);
