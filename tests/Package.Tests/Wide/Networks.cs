using Gen;

// Each with other tiles: how they are chosen is by the numbers of filters, channels and taps.

/// <summary>Two vectors of columns; an input with one channel, whose weights stay in registers.</summary>
[Input(Length = 140), Numerics(NumericsLevel.Direct)]
[Conv1d(Filters = 64, Width = 8, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 96, Width = 5, Padding = "same", Activation = Activation.Relu)]
[GlobalAveragePool1d, Dense(2)]
public partial class Deep;

/// <summary>Four and eight columns, several positions to a vector.</summary>
[Input(Length = 1000, Channels = 4), Numerics(NumericsLevel.Direct)]
[Conv1d(Filters = 8, Width = 3, Padding = "same"), Relu]
[Conv1d(Filters = 8, Width = 5, Padding = "same", Activation = Activation.LeakyRelu)]
[Conv1d(Filters = 4, Width = 3, Padding = "same"), Relu]
[Conv1d(Filters = 4, Width = 3, Padding = "same")]
public partial class Few;

/// <summary>A ragged vector, and one and a half.</summary>
[Input(Length = 300, Channels = 12), Numerics(NumericsLevel.Direct)]
[Conv1d(Filters = 24, Width = 5, Padding = "same"), Relu]
[Conv1d(Filters = 15, Width = 9, Dilation = 4, Padding = "same")]
[Conv1d(Filters = 15, Width = 9, Dilation = 4, Padding = "causal")]
public partial class Ragged;

/// <summary>Each channel by itself, groups of eight, and a stride.</summary>
[Input(Length = 200, Channels = 32), Numerics(NumericsLevel.Direct)]
[DepthwiseConv1d(Width = 9, Padding = "same"), Relu]
[Conv1d(Filters = 32, Width = 5, Groups = 4, Padding = "same")]
[Conv1d(Filters = 48, Width = 7, Stride = 2)]
public partial class Apart;

/// <summary>By fewer multiplications.</summary>
[Input(Length = 128, Channels = 64), Numerics(NumericsLevel.Fast)]
[Conv1d(Filters = 64, Width = 3, Padding = "same")]
public partial class Fast;

[Input(Length = 150, Channels = 3)]
[Conv1d(Filters = 96, Width = 11, Padding = "same"), Relu]
[DepthwiseConv1d(Width = 15, Padding = "same"), Relu]
[DepthwiseConv1d(Width = 29, Padding = "same")]
public partial class Paired;

[Input(Length = 200, Channels = 64), Numerics(NumericsLevel.Fast)]
[DepthwiseConv1d(Width = 8, Padding = "same"), Relu]
[DepthwiseConv1d(Width = 9, Padding = "same"), Tanh]
[DepthwiseConv1d(Width = 11, Padding = "same"), Relu]
[DepthwiseConv1d(Width = 12, Padding = "same")]
public partial class PairedApart;
