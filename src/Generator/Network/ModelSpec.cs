using System.Linq;
using Gen.Generator.Layers.Blocks;
using Gen.Generator.Layers.Signals;
using Gen.Generator.Model;

namespace Gen.Generator.Network;

/// <summary>A declared network, whole and valid: all that the floors above need to know.</summary>
/// <param name="Type">The user's class.</param>
/// <param name="Input">The input's shape.</param>
/// <param name="ChannelsFirst">Whether the user's buffers are <c>[Channels, Length]</c>.</param>
/// <param name="Body">The layers in source order, at least one.</param>
/// <param name="Weights">The file that the constructor takes its weights from, if any.</param>
/// <param name="Numerics">How freely its sums may be rearranged.</param>
/// <param name="Warnings">What the compiler need not say of its generated code.</param>
internal sealed record ModelSpec(
    TypeHierarchy Type, Shape Input, bool ChannelsFirst, Branch Body, WeightsSpec? Weights, NumericsLevel Numerics, Warnings Warnings)
{
    /// <summary>The inputs behind the first one in each sample.</summary>
    public EquatableArray<SourceLayer> Further { get; init; } = EquatableArray.Of<SourceLayer>();

    /// <summary>The values of one sample of all inputs.</summary>
    public int InputSize => Further.Aggregate(Input.Size, (sum, source) => checked(sum + source.Shape.Size));

    /// <summary>The parts of a sample that have names: the inputs, and the outputs where there are several.</summary>
    public EquatableArray<NamedPart> Parts { get; init; } = EquatableArray.Of<NamedPart>();

    /// <summary>The input as the class shows it: where there are several, one step of all their values.</summary>
    public Shape ShownInput => Further.Count == 0 ? Input : new(1, InputSize);

    /// <summary>Whether the class says that it can be trained; null where it says nothing.</summary>
    public bool? Training { get; init; }

    /// <summary>Whether networks that say nothing can be trained.</summary>
    public bool TrainingByDefault { get; init; } = true;

    /// <summary>Whether it can be trained.</summary>
    public bool IsTrained => HasLength && (Training ?? TrainingByDefault);

    /// <summary>Whether it is for signals of one length. If not, the input's length is one that all layers can take, and it runs as a stream and on sequences alone.</summary>
    public bool HasLength { get; init; } = true;

    /// <summary>Whether the class says that it runs as a stream; null where it says nothing.</summary>
    public bool? Streaming { get; init; }

    /// <summary>Whether the class has a member of its own where a stream's would be.</summary>
    public bool HasStreamClash { get; init; }

    /// <summary>Whether code for streams is wanted.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>The network in a project; the same one in all of them where its class says all that the project could.</summary>
    public ModelSpec In(BuildOptions project) => Training is null
        ? this with { TrainingByDefault = project.Training, DumpsPasses = project.DumpsPasses }
        : this with { DumpsPasses = project.DumpsPasses };

    /// <summary>Whether the graph is to be written down behind each pass.</summary>
    public bool DumpsPasses { get; init; }

    /// <summary>The network in a project that uses some networks as streams.</summary>
    public ModelSpec In(BuildOptions project, StreamedNetworks used) => In(project) with { IsStreamed = !HasLength || (Streaming ?? project.Streams ?? used.Has(Type.FullName)) };
}
