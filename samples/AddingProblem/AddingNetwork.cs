using Gen;

namespace AddingProblem;

/// <summary>
/// The temporal convolutional network of Bai, Kolter and Koltun (2018), "An empirical evaluation of generic convolutional and recurrent networks for
/// sequence modeling", with the sizes that they gave it for this problem: eight levels of 30 channels, width 7, each level looking twice as far back as
/// the one before. No weight normalisation; Glorot's initial weights in
/// the levels, the narrow ones of the paper outside them; no dropout, as theirs. Every step gives a number; the last one is the answer.
/// </summary>
[Input(Length = Sums.Length, Channels = 2)]
[Residual<Level1, Widen>, Relu]
[Residual<Level2>, Relu]
[Residual<Level4>, Relu]
[Residual<Level8>, Relu]
[Residual<Level16>, Relu]
[Residual<Level32>, Relu]
[Residual<Level64>, Relu]
[Residual<Level128>, Relu]
[Conv1d(Filters = 1, Width = 1, WeightsInitializer = typeof(NarrowNormal))]
internal sealed partial class AddingNetwork;

/// <summary>The shortcut of the first level, which has more channels than the input.</summary>
[Conv1d(Filters = 30, Width = 1, WeightsInitializer = typeof(NarrowNormal))]
internal abstract class Widen;

[Conv1d(Filters = 30, Width = 7, Padding = "causal"), Relu]
[Conv1d(Filters = 30, Width = 7, Padding = "causal"), Relu]
internal abstract class Level1;

[Conv1d(Filters = 30, Width = 7, Dilation = 2, Padding = "causal"), Relu]
[Conv1d(Filters = 30, Width = 7, Dilation = 2, Padding = "causal"), Relu]
internal abstract class Level2;

[Conv1d(Filters = 30, Width = 7, Dilation = 4, Padding = "causal"), Relu]
[Conv1d(Filters = 30, Width = 7, Dilation = 4, Padding = "causal"), Relu]
internal abstract class Level4;

[Conv1d(Filters = 30, Width = 7, Dilation = 8, Padding = "causal"), Relu]
[Conv1d(Filters = 30, Width = 7, Dilation = 8, Padding = "causal"), Relu]
internal abstract class Level8;

[Conv1d(Filters = 30, Width = 7, Dilation = 16, Padding = "causal"), Relu]
[Conv1d(Filters = 30, Width = 7, Dilation = 16, Padding = "causal"), Relu]
internal abstract class Level16;

[Conv1d(Filters = 30, Width = 7, Dilation = 32, Padding = "causal"), Relu]
[Conv1d(Filters = 30, Width = 7, Dilation = 32, Padding = "causal"), Relu]
internal abstract class Level32;

[Conv1d(Filters = 30, Width = 7, Dilation = 64, Padding = "causal"), Relu]
[Conv1d(Filters = 30, Width = 7, Dilation = 64, Padding = "causal"), Relu]
internal abstract class Level64;

[Conv1d(Filters = 30, Width = 7, Dilation = 128, Padding = "causal"), Relu]
[Conv1d(Filters = 30, Width = 7, Dilation = 128, Padding = "causal"), Relu]
internal abstract class Level128;
