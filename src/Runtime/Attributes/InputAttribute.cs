using System;

namespace Gen;

/// <summary>Declares the input of a network; a class with layers and this attribute is a network.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InputAttribute : Attribute
{
    /// <summary>The number of time steps. Keras: steps; PyTorch: L; MATLAB: T.</summary>
    public int Length { get; set; }

    /// <summary>The number of channels (features) of each time step. Default: 1.</summary>
    public int Channels { get; set; } = 1;

    /// <summary>The layout of the caller's buffers, in and out. Default: <see cref="DataLayout.ChannelsLast"/>.</summary>
    public DataLayout Layout { get; set; } = DataLayout.ChannelsLast;
}
