namespace Gen;

/// <summary>The values of a parameter in the order that the kernels read. Where predictions may be reading them, others take their place at a change.</summary>
public sealed class ParameterValues : AlignedBuffer
{
    internal ParameterValues(PackedLayout layout)
        : base(layout.PackedLength) => Layout = layout;

    /// <summary>Where the values lie.</summary>
    public PackedLayout Layout { get; }
}
