using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Gen;

namespace Benchmarks.Shapes;

/// <summary>A network to be measured, and what its attributes say.</summary>
/// <param name="Name">What the issue or the draw calls it.</param>
/// <param name="Type">The class.</param>
internal sealed record NetworkShape(string Name, Type Type)
{
    /// <summary>Its layers, in the order in which they apply.</summary>
    public IReadOnlyList<LayerAttribute> Layers { get; } = [.. Type.GetCustomAttributes<LayerAttribute>(inherit: false)];

    /// <summary>The layout of its buffers.</summary>
    public DataLayout Layout { get; } = Type.GetCustomAttribute<InputAttribute>()!.Layout;

    /// <summary>Whether it is one layer, so that each gradient can be timed by itself.</summary>
    public bool IsSingleLayer => Layers.Count == 1;

    /// <summary>Whether it is the network that is trained in comparison with PyTorch, in its layout.</summary>
    public bool IsFcn => Type.Name == ShapeTable.Fcn.Name && Layout == DataLayout.ChannelsLast;

    /// <summary>The multiply-adds of one prediction, those with padding's zeros included.</summary>
    public long MultiplyAdds { get; } = (long)Type.GetField("MultiplyAdds")!.GetRawConstantValue()!;

    /// <summary>The multiply-adds of the first layer, whose input needs no gradient in training.</summary>
    public long FirstLayerMultiplyAdds
    {
        get
        {
            if (IsSingleLayer)
                return MultiplyAdds;
            var input = Type.GetCustomAttribute<InputAttribute>()!;
            return new ConvolutionSize((Conv1dAttribute)Layers[0], input.Length, input.Channels).MultiplyAdds;
        }
    }

    /// <summary>A new instance.</summary>
    /// <param name="set">The instruction set of its kernels.</param>
    public INetwork Create(InstructionSet set)
    {
        using (InstructionSets.Use(set))
            return (INetwork)Activator.CreateInstance(Type, 0)!;
    }

    /// <summary>Its input and convolutions in words: <c>C64 L128 F128 K3 same</c>.</summary>
    public string Describe()
    {
        var input = Type.GetCustomAttribute<InputAttribute>()!;
        return FormattableString.Invariant($"C{input.Channels} L{input.Length} ")
            + string.Join(", ", Layers.OfType<Conv1dAttribute>().Select(Describe));
    }

    private static string Describe(Conv1dAttribute layer) => FormattableString.Invariant($"F{layer.Filters} K{layer.Width}")
        + (layer.Stride == 1 ? "" : FormattableString.Invariant($" stride {layer.Stride}"))
        + (layer.Dilation == 1 ? "" : FormattableString.Invariant($" dilation {layer.Dilation}"))
        + (layer.Groups == 1 ? "" : FormattableString.Invariant($" groups {layer.Groups}"))
        + FormattableString.Invariant($" {layer.Padding}");
}
