using Gen.Tests.Reference;

namespace Gen.Tests.Golden;

/// <summary>A convolution, an input and the output that a peer expects.</summary>
/// <param name="Name">The peer's file.</param>
/// <param name="Network">The convolution with the peer's weights.</param>
/// <param name="Input">The input, <c>[Length, Channels]</c>.</param>
/// <param name="Output">The expected output, <c>[Length, Filters]</c>.</param>
public sealed record RtNeuralVector(string Name, ReferenceNetwork Network, float[] Input, float[] Output);
