using System;

namespace Gen;

/// <summary>
/// Declares the input of a network; a class with layers and this attribute is a network. Again, with a <see cref="Name"/>, it declares a further input, whose values stand
/// behind those of the ones before in each sample; <see cref="TakeAttribute"/> goes on from it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
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

    /// <summary>The number of time steps, at least 1. Default: any; the network is then for streams and sequences alone. Keras: steps, the first number of the
    /// input's shape; PyTorch: L, not declared; MATLAB: T, not declared.</summary>
    public int Length { get; set; }

    /// <summary>The number of channels (features) of each time step, at least 1. Default: 1. Keras: the last number of the input's shape; PyTorch: in_channels of the first layer; MATLAB:
    /// InputSize of sequenceInputLayer.</summary>
    public int Channels { get; set; } = 1;

    /// <summary>
    /// The name by which layers refer to the input: letters, digits and underscores. It must be given to a further input. <c>Name = "acc"</c> gives the constants
    /// <c>AccOffset</c>, <c>AccLength</c>, <c>AccChannels</c> and <c>AccSize</c>. Default: none. Keras: name; PyTorch: an argument of forward; MATLAB: Name.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>The layout of the caller's buffers, in and out. Default: <see cref="DataLayout.ChannelsLast"/>. Keras: data_format; PyTorch: none, always channels first; MATLAB: none, in memory
    /// channels first. The first input's is that of all.</summary>
    public DataLayout Layout { get; set; } = DataLayout.ChannelsLast;
}
