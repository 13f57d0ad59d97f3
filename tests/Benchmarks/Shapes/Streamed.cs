using System;
using System.Collections.Generic;
using Gen;

namespace Benchmarks.Shapes;

/// <summary>The networks of the benchmark that run as streams. Their sizes are published; their weights here are random.</summary>
internal static class Streamed
{
    /// <summary>Each network: its name, the frames that come at once, and the frames a second of what it is for, if any.</summary>
    public static IReadOnlyList<StreamedShape> All { get; } =
    [
        new("Myrtle", 1, 0, () => new MyrtleCnn().CreateStream()), new("TCN16", 1, 0, () => new SmallTcn().CreateStream()),
        new("WakeWord", 1, 100, () => new WakeWord().CreateStream()),
        new("NAM-A1", 64, 48000, () => new NamStandard().CreateStream()), new("NAM-A2", 64, 48000, () => new NamSecond().CreateStream()),
        new("Conv8", 1, 0, () => new Conv8().CreateStream()), new("Conv16", 1, 0, () => new Conv16().CreateStream()),
        new("Conv32", 1, 0, () => new Conv32().CreateStream()), new("Conv64", 1, 0, () => new Conv64().CreateStream()),
    ];
}

/// <summary>A network of the list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Block">The frames that come at once.</param>
/// <param name="Rate">The frames a second of real time; none where there is none.</param>
/// <param name="Create">Makes a stream of a new network with seed 0.</param>
internal sealed record StreamedShape(string Name, int Block, int Rate, Func<INetworkStream> Create);

/// <summary>A block of the list.</summary>
[Conv1d(Filters = 128, Width = 8, Padding = "causal"), Relu]
public partial class MyrtleBlock;

/// <summary>Three residual blocks of 128 channels, width 8: the published CNN of a streaming accelerator.</summary>
[Input(Channels = 128)]
[Residual<MyrtleBlock>, Residual<MyrtleBlock>, Residual<MyrtleBlock>]
public partial class MyrtleCnn;

/// <summary>Ten layers of 16 channels, dilations 1 to 512.</summary>
[Input(Channels = 16)]
[Conv1d(Filters = 16, Dilation = 1, Padding = "causal"), Relu]
[Conv1d(Filters = 16, Dilation = 2, Padding = "causal"), Relu]
[Conv1d(Filters = 16, Dilation = 4, Padding = "causal"), Relu]
[Conv1d(Filters = 16, Dilation = 8, Padding = "causal"), Relu]
[Conv1d(Filters = 16, Dilation = 16, Padding = "causal"), Relu]
[Conv1d(Filters = 16, Dilation = 32, Padding = "causal"), Relu]
[Conv1d(Filters = 16, Dilation = 64, Padding = "causal"), Relu]
[Conv1d(Filters = 16, Dilation = 128, Padding = "causal"), Relu]
[Conv1d(Filters = 16, Dilation = 256, Padding = "causal"), Relu]
[Conv1d(Filters = 16, Dilation = 512, Padding = "causal"), Relu]
public partial class SmallTcn;

/// <summary>A streaming wake word: depthwise-separable convolutions on 40 mel channels.</summary>
[Input(Channels = 40)]
[SeparableConv1d(Filters = 128, Width = 3), Relu]
[SeparableConv1d(Filters = 128, Width = 5), Relu]
[SeparableConv1d(Filters = 128, Width = 10), Relu]
[SeparableConv1d(Filters = 32, Width = 15), Relu]
[Dense(3), Softmax]
public partial class WakeWord;

/// <summary>A layer of the list.</summary>
[Input(Channels = 8), Conv1d(Filters = 8, Padding = "causal")]
public partial class Conv8;

/// <summary>A layer of the list.</summary>
[Input(Channels = 16), Conv1d(Filters = 16, Padding = "causal")]
public partial class Conv16;

/// <summary>A layer of the list.</summary>
[Input(Channels = 32), Conv1d(Filters = 32, Padding = "causal")]
public partial class Conv32;

/// <summary>A layer of the list.</summary>
[Input(Channels = 64), Conv1d(Filters = 64, Padding = "causal")]
public partial class Conv64;

/// <summary>A guitar amplifier: two stacks of ten layers, 16 and 8 channels, width 3, dilations 1 to 512. The declaration is what the importer writes.</summary>
[Input(Channels = 1)]
[Keep("input")]
[Conv1d(Filters = 16, Width = 1, UseBias = false), Keep("a"), Take("input")]
[Conv1d(Filters = 16, Width = 1, UseBias = false), Keep("c")]
[Conv1d(Filters = 16, Padding = "causal"), Add("a"), Tanh, Keep("b"), Take("input")]
[Conv1d(Filters = 16, Width = 1, UseBias = false), Keep("d"), Take("b")]
[Conv1d(Filters = 16, Width = 1), Add("c"), Keep("f")]
[Conv1d(Filters = 16, Dilation = 2, Padding = "causal"), Add("d"), Tanh, Keep("e"), Add("b"), Keep("h"), Take("input")]
[Conv1d(Filters = 16, Width = 1, UseBias = false), Keep("g"), Take("e")]
[Conv1d(Filters = 16, Width = 1), Add("f"), Keep("j")]
[Conv1d(Filters = 16, Dilation = 4, Padding = "causal"), Add("g"), Tanh, Keep("i"), Add("h"), Keep("l"), Take("input")]
[Conv1d(Filters = 16, Width = 1, UseBias = false), Keep("k"), Take("i")]
[Conv1d(Filters = 16, Width = 1), Add("j"), Keep("n")]
[Conv1d(Filters = 16, Dilation = 8, Padding = "causal"), Add("k"), Tanh, Keep("m"), Add("l"), Keep("p"), Take("input")]
[Conv1d(Filters = 16, Width = 1, UseBias = false), Keep("o"), Take("m")]
[Conv1d(Filters = 16, Width = 1), Add("n"), Keep("r")]
[Conv1d(Filters = 16, Dilation = 16, Padding = "causal"), Add("o"), Tanh, Keep("q"), Add("p"), Keep("t"), Take("input")]
[Conv1d(Filters = 16, Width = 1, UseBias = false), Keep("s"), Take("q")]
[Conv1d(Filters = 16, Width = 1), Add("r"), Keep("v")]
[Conv1d(Filters = 16, Dilation = 32, Padding = "causal"), Add("s"), Tanh, Keep("u"), Add("t"), Keep("x"), Take("input")]
[Conv1d(Filters = 16, Width = 1, UseBias = false), Keep("w"), Take("u")]
[Conv1d(Filters = 16, Width = 1), Add("v"), Keep("z")]
[Conv1d(Filters = 16, Dilation = 64, Padding = "causal"), Add("w"), Tanh, Keep("y"), Add("x"), Keep("b1")]
[Take("input")]
[Conv1d(Filters = 16, Width = 1, UseBias = false), Keep("a1"), Take("y")]
[Conv1d(Filters = 16, Width = 1), Add("z"), Keep("d1")]
[Conv1d(Filters = 16, Dilation = 128, Padding = "causal"), Add("a1"), Tanh, Keep("c1"), Add("b1"), Keep("f1")]
[Take("input")]
[Conv1d(Filters = 16, Width = 1, UseBias = false), Keep("e1"), Take("c1")]
[Conv1d(Filters = 16, Width = 1), Add("d1"), Keep("h1")]
[Conv1d(Filters = 16, Dilation = 256, Padding = "causal"), Add("e1"), Tanh, Keep("g1"), Add("f1"), Keep("j1")]
[Take("input")]
[Conv1d(Filters = 16, Width = 1, UseBias = false), Keep("i1"), Take("g1")]
[Conv1d(Filters = 16, Width = 1), Add("h1"), Keep("l1")]
[Conv1d(Filters = 16, Dilation = 512, Padding = "causal"), Add("i1"), Tanh, Keep("k1"), Add("j1")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("n1"), Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("m1"), Take("k1")]
[Conv1d(Filters = 16, Width = 1), Add("l1")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("p1")]
[Conv1d(Filters = 8, Padding = "causal"), Add("m1"), Tanh, Keep("o1"), Add("n1"), Keep("r1"), Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("q1"), Take("o1")]
[Conv1d(Filters = 8, Width = 1), Add("p1"), Keep("t1")]
[Conv1d(Filters = 8, Dilation = 2, Padding = "causal"), Add("q1"), Tanh, Keep("s1"), Add("r1"), Keep("v1")]
[Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("u1"), Take("s1")]
[Conv1d(Filters = 8, Width = 1), Add("t1"), Keep("x1")]
[Conv1d(Filters = 8, Dilation = 4, Padding = "causal"), Add("u1"), Tanh, Keep("w1"), Add("v1"), Keep("z1")]
[Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("y1"), Take("w1")]
[Conv1d(Filters = 8, Width = 1), Add("x1"), Keep("b2")]
[Conv1d(Filters = 8, Dilation = 8, Padding = "causal"), Add("y1"), Tanh, Keep("a2"), Add("z1"), Keep("d2")]
[Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("c2"), Take("a2")]
[Conv1d(Filters = 8, Width = 1), Add("b2"), Keep("f2")]
[Conv1d(Filters = 8, Dilation = 16, Padding = "causal"), Add("c2"), Tanh, Keep("e2"), Add("d2"), Keep("h2")]
[Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("g2"), Take("e2")]
[Conv1d(Filters = 8, Width = 1), Add("f2"), Keep("j2")]
[Conv1d(Filters = 8, Dilation = 32, Padding = "causal"), Add("g2"), Tanh, Keep("i2"), Add("h2"), Keep("l2")]
[Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("k2"), Take("i2")]
[Conv1d(Filters = 8, Width = 1), Add("j2"), Keep("n2")]
[Conv1d(Filters = 8, Dilation = 64, Padding = "causal"), Add("k2"), Tanh, Keep("m2"), Add("l2"), Keep("p2")]
[Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("o2"), Take("m2")]
[Conv1d(Filters = 8, Width = 1), Add("n2"), Keep("r2")]
[Conv1d(Filters = 8, Dilation = 128, Padding = "causal"), Add("o2"), Tanh, Keep("q2"), Add("p2"), Keep("t2")]
[Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("s2"), Take("q2")]
[Conv1d(Filters = 8, Width = 1), Add("r2"), Keep("v2")]
[Conv1d(Filters = 8, Dilation = 256, Padding = "causal"), Add("s2"), Tanh, Keep("u2"), Add("t2"), Keep("x2")]
[Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("w2"), Take("u2")]
[Conv1d(Filters = 8, Width = 1), Add("v2")]
[Conv1d(Filters = 8, Dilation = 512, Padding = "causal"), Add("w2"), Tanh, Add("x2")]
[Conv1d(Filters = 1, Width = 1)]
public partial class NamStandard;

/// <summary>Another: 23 layers of 8 channels, widths 6 and 15, dilations to 239. The declaration is what the importer writes.</summary>
[Input(Channels = 1)]
[Keep("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("a"), Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("c")]
[Conv1d(Filters = 8, Width = 6, Padding = "causal"), Add("a"), LeakyRelu, Keep("b"), Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("d"), Take("b")]
[Conv1d(Filters = 8, Width = 1), Add("c"), Keep("f")]
[Conv1d(Filters = 8, Width = 6, Dilation = 3, Padding = "causal"), Add("d"), LeakyRelu, Keep("e"), Add("b"), Keep("h")]
[Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("g"), Take("e")]
[Conv1d(Filters = 8, Width = 1), Add("f"), Keep("j")]
[Conv1d(Filters = 8, Width = 6, Dilation = 7, Padding = "causal"), Add("g"), LeakyRelu, Keep("i"), Add("h"), Keep("l")]
[Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("k"), Take("i")]
[Conv1d(Filters = 8, Width = 1), Add("j"), Keep("n")]
[Conv1d(Filters = 8, Width = 6, Dilation = 17, Padding = "causal"), Add("k"), LeakyRelu, Keep("m"), Add("l"), Keep("p")]
[Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("o"), Take("m")]
[Conv1d(Filters = 8, Width = 1), Add("n"), Keep("r")]
[Conv1d(Filters = 8, Width = 6, Dilation = 41, Padding = "causal"), Add("o"), LeakyRelu, Keep("q"), Add("p"), Keep("t")]
[Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("s"), Take("q")]
[Conv1d(Filters = 8, Width = 1), Add("r"), Keep("v")]
[Conv1d(Filters = 8, Width = 6, Dilation = 101, Padding = "causal"), Add("s"), LeakyRelu, Keep("u"), Add("t")]
[Keep("x"), Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("w"), Take("u")]
[Conv1d(Filters = 8, Width = 1), Add("v"), Keep("z")]
[Conv1d(Filters = 8, Width = 6, Dilation = 239, Padding = "causal"), Add("w"), LeakyRelu, Keep("y"), Add("x")]
[Keep("b1"), Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("a1"), Take("y")]
[Conv1d(Filters = 8, Width = 1), Add("z"), Keep("d1")]
[Conv1d(Filters = 8, Width = 6, Padding = "causal"), Add("a1"), LeakyRelu, Keep("c1"), Add("b1"), Keep("f1")]
[Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("e1"), Take("c1")]
[Conv1d(Filters = 8, Width = 1), Add("d1"), Keep("h1")]
[Conv1d(Filters = 8, Width = 6, Dilation = 3, Padding = "causal"), Add("e1"), LeakyRelu, Keep("g1"), Add("f1")]
[Keep("j1"), Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("i1"), Take("g1")]
[Conv1d(Filters = 8, Width = 1), Add("h1"), Keep("l1")]
[Conv1d(Filters = 8, Width = 6, Dilation = 7, Padding = "causal"), Add("i1"), LeakyRelu, Keep("k1"), Add("j1")]
[Keep("n1"), Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("m1"), Take("k1")]
[Conv1d(Filters = 8, Width = 1), Add("l1"), Keep("p1")]
[Conv1d(Filters = 8, Width = 6, Dilation = 17, Padding = "causal"), Add("m1"), LeakyRelu, Keep("o1"), Add("n1")]
[Keep("r1"), Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("q1"), Take("o1")]
[Conv1d(Filters = 8, Width = 1), Add("p1"), Keep("t1")]
[Conv1d(Filters = 8, Width = 6, Dilation = 41, Padding = "causal"), Add("q1"), LeakyRelu, Keep("s1"), Add("r1")]
[Keep("v1"), Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("u1"), Take("s1")]
[Conv1d(Filters = 8, Width = 1), Add("t1"), Keep("x1")]
[Conv1d(Filters = 8, Width = 6, Dilation = 101, Padding = "causal"), Add("u1"), LeakyRelu, Keep("w1"), Add("v1")]
[Keep("z1"), Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("y1"), Take("w1")]
[Conv1d(Filters = 8, Width = 1), Add("x1"), Keep("b2")]
[Conv1d(Filters = 8, Width = 6, Dilation = 239, Padding = "causal"), Add("y1"), LeakyRelu, Keep("a2"), Add("z1")]
[Keep("d2"), Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("c2"), Take("a2")]
[Conv1d(Filters = 8, Width = 1), Add("b2"), Keep("f2")]
[Conv1d(Filters = 8, Width = 15, Padding = "causal"), Add("c2"), LeakyRelu, Keep("e2"), Add("d2"), Keep("h2")]
[Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("g2"), Take("e2")]
[Conv1d(Filters = 8, Width = 1), Add("f2"), Keep("j2")]
[Conv1d(Filters = 8, Width = 15, Dilation = 13, Padding = "causal"), Add("g2"), LeakyRelu, Keep("i2"), Add("h2")]
[Keep("l2"), Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("k2"), Take("i2")]
[Conv1d(Filters = 8, Width = 1), Add("j2"), Keep("n2")]
[Conv1d(Filters = 8, Width = 6, Padding = "causal"), Add("k2"), LeakyRelu, Keep("m2"), Add("l2"), Keep("p2")]
[Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("o2"), Take("m2")]
[Conv1d(Filters = 8, Width = 1), Add("n2"), Keep("r2")]
[Conv1d(Filters = 8, Width = 6, Dilation = 3, Padding = "causal"), Add("o2"), LeakyRelu, Keep("q2"), Add("p2")]
[Keep("t2"), Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("s2"), Take("q2")]
[Conv1d(Filters = 8, Width = 1), Add("r2"), Keep("v2")]
[Conv1d(Filters = 8, Width = 6, Dilation = 7, Padding = "causal"), Add("s2"), LeakyRelu, Keep("u2"), Add("t2")]
[Keep("x2"), Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("w2"), Take("u2")]
[Conv1d(Filters = 8, Width = 1), Add("v2"), Keep("z2")]
[Conv1d(Filters = 8, Width = 6, Dilation = 17, Padding = "causal"), Add("w2"), LeakyRelu, Keep("y2"), Add("x2")]
[Keep("b3"), Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("a3"), Take("y2")]
[Conv1d(Filters = 8, Width = 1), Add("z2"), Keep("d3")]
[Conv1d(Filters = 8, Width = 6, Dilation = 41, Padding = "causal"), Add("a3"), LeakyRelu, Keep("c3"), Add("b3")]
[Keep("f3"), Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("e3"), Take("c3")]
[Conv1d(Filters = 8, Width = 1), Add("d3"), Keep("h3")]
[Conv1d(Filters = 8, Width = 6, Dilation = 101, Padding = "causal"), Add("e3"), LeakyRelu, Keep("g3"), Add("f3")]
[Keep("j3"), Take("input")]
[Conv1d(Filters = 8, Width = 1, UseBias = false), Keep("i3"), Take("g3")]
[Conv1d(Filters = 8, Width = 1), Add("h3")]
[Conv1d(Filters = 8, Width = 6, Dilation = 239, Padding = "causal"), Add("i3"), LeakyRelu, Add("j3")]
[Conv1d(Filters = 1, Width = 16, Padding = "causal")]
public partial class NamSecond;
