using System;

namespace Gen;

/// <summary>Declares the input of a network; a class with layers and this attribute is a network.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InputAttribute : Attribute
{
    /// <summary>Declares an input whose options are given by name.</summary>
    public InputAttribute()
    {
    }

    /// <summary>Declares an input of so many steps.</summary>
    /// <param name="length">The number of time steps.</param>
    public InputAttribute(int length) => Length = length;

    /// <summary>Declares an input of so many steps and channels.</summary>
    /// <param name="length">The number of time steps.</param>
    /// <param name="channels">The number of channels of each time step.</param>
    public InputAttribute(int length, int channels) => (Length, Channels) = (length, channels);

    /// <summary>The number of time steps, at least 1. Without it the network is for signals of any length: streams and sequences alone. Keras: steps, the first number of the input's shape; PyTorch: L, not declared; MATLAB: T, not declared.</summary>
    public int Length { get; set; }

    /// <summary>The number of channels (features) of each time step, at least 1. Default: 1. Keras: the last number of the input's shape; PyTorch: in_channels of the first layer; MATLAB:
    /// InputSize of sequenceInputLayer.</summary>
    public int Channels { get; set; } = 1;

    /// <summary>The layout of the caller's buffers, in and out. Default: <see cref="DataLayout.ChannelsLast"/>. Keras: data_format; PyTorch: none, always channels first; MATLAB: none, in memory
    /// channels first.</summary>
    public DataLayout Layout { get; set; } = DataLayout.ChannelsLast;
}
