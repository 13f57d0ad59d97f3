using System;
using System.Linq;
using System.Numerics.Tensors;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Predictions;

/// <summary>Tensors of .NET give what spans give, and their shapes are checked.</summary>
public sealed class TensorTests
{
    [Fact]
    public void A_tensor_gives_what_a_span_gives()
    {
        var network = new Waves(seed: 1);
        var values = Numbers.Normal(3 * Waves.InputSize);
        var outputs = network.Predict(Tensor.Create(values, [3, Waves.InputLength, Waves.InputChannels]).AsReadOnlyTensorSpan());
        Assert.Equal([3, Waves.OutputLength, Waves.OutputChannels], outputs.Lengths.ToArray());
        Assert.Equal(network.Predict(values), outputs.ToArray());

        var one = Tensor.Create(values[..Waves.InputSize], [Waves.InputLength, Waves.InputChannels]);
        Assert.Equal([Waves.OutputLength, Waves.OutputChannels], network.Predict(one.AsReadOnlyTensorSpan()).Lengths.ToArray());
        Assert.Equal(network.Classify(values.AsSpan(0, Waves.InputSize)), network.Classify(one.AsReadOnlyTensorSpan()));
    }

    [Fact]
    public void A_part_of_a_larger_tensor_is_copied()
    {
        var network = new Waves(seed: 1);
        var wide = Tensor.Create(Numbers.Normal(Waves.InputSize * 2), [Waves.InputLength, 2 * Waves.InputChannels]);
        var part = wide.AsReadOnlyTensorSpan().Slice(.., ..Waves.InputChannels);
        var values = new float[Waves.InputSize];
        part.FlattenTo(values);
        Assert.Equal(network.Predict(values), network.Predict(part).ToArray());
    }

    [Fact]
    public void Another_shape_is_refused()
    {
        var network = new Waves(seed: 1);
        var flat = Tensor.Create(new float[Waves.InputSize], [Waves.InputSize]);
        Assert.Contains($"[{Waves.InputSize}]; expected [{Waves.InputLength}, {Waves.InputChannels}], or [n,", Assert.Throws<ArgumentException>(() => network.Predict(flat.AsReadOnlyTensorSpan())).Message);
        Assert.Throws<ArgumentException>(() => network.Classify(flat.AsReadOnlyTensorSpan()));
    }
}
