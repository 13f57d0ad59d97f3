using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Tests.Harness;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests;

/// <summary>
/// Layers of a single row and many weights, which training does for eight samples at once: batches of fewer, of whole groups and of what is left over, on every
/// instruction set, against the reference.
/// </summary>
public sealed class SampleGroupTests
{
    private const double Tolerance = 1e-5;

    private static readonly ReferenceNetwork[] s_networks =
    [
        // The user's gradient read where it is, and not; weights of whole vectors and ragged ones.
        Network(1, 64, new DenseReference(64)),
        Network(1, 64, new DenseReference(70) { Activation = Activation.Relu }, new DenseReference(65) { UseBias = false }),
        Network(12, 40, new ReluReference(), new FlattenReference(), new DenseReference(9), new SoftmaxReference()),
        // A convolution over the whole signal; its input gradient has several rows and is done sample by sample.
        Network(16, 8, new Conv1dReference { Filters = 33, Width = 16, UseBias = false }, new LayerNormReference(), new FlattenReference(), new DenseReference(130), new DenseReference(33)),
        Network(1, 64, new DenseReference(64) { Activation = Activation.Relu }, new DenseReference(64), new ReluReference(), new DenseReference(64)),
    ];

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => CompiledNetworks.Of(s_networks));

    public static IEnumerable<object[]> Cases => from set in Enum.GetValues<InstructionSet>() from samples in new[] { 1, 7, 8, 9, 19 } select new object[] { set, samples };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Groups_and_what_is_left_over_agree_with_the_reference(InstructionSet set, int samples) =>
        NetworkChecks.AssertAgreement(s_networks, index => s_compiled.Value.Create(index, set), samples, Tolerance);

    private static ReferenceNetwork Network(int length, int channels, params ReferenceLayer[] layers) =>
        new(new Shape(length, channels), DataLayout.ChannelsLast, layers);
}
