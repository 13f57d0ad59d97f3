using System;

namespace Gen;

/// <summary>
/// Puts a safetensors file into the assembly: the network's constructor without arguments starts with these weights, and <c>N(int seed)</c> with random
/// ones. A file that is missing, damaged or another network's is an error when the project is built, unless it is <see cref="Optional"/>.
/// </summary>
/// <remarks>The file is read in place, as a part of the program that is loaded with it. For files of many megabytes, Load at run time is the better way.</remarks>
/// <param name="path">The file, beside the source file that declares the network unless it begins at the root.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WeightsAttribute(string path) : Attribute
{
    /// <summary>The file. No default: it must be given.</summary>
    public string Path { get; } = path;

    /// <summary>
    /// Whether the project is built without the file, too: the project that trains the network, which writes the file in the end. The constructor without arguments
    /// starts with random weights then, as <c>N(seed: 0)</c> does, and the build says so. Default: false.
    /// </summary>
    public bool Optional { get; set; }

    /// <summary>
    /// How the weights are stored in the assembly, whatever the file has: <see cref="WeightFormat.Bfloat16"/> makes them half as large, <see cref="WeightFormat.Int8"/> about a
    /// quarter. The constructor expands them to 32-bit floats. Default: <see cref="WeightFormat.Float32"/>, the file as it is.
    /// </summary>
    public WeightFormat Format { get; set; }
}
