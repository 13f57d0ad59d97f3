using Gen;

namespace Contract.Tests.Networks;

/// <summary>Layers that training leaves alone, below and above one that learns.</summary>
[Input(Length = 8, Channels = 2)]
[Conv1d(Filters = 3, Trainable = false), BatchNorm(Trainable = false), Relu, Flatten]
[Dense(4), Relu, Dense(2, Trainable = false)]
public partial class Frozen;

/// <summary>Above a layer that learns, frozen ones that hand a gradient from one half to the other, or cut and widen the signal.</summary>
[Input(Length = 6, Channels = 2), Dense(3)]
[SeparableConv1d(Filters = 4, Multiplier = 2, Trainable = false), LayerNorm(Trainable = false)]
[ConvTranspose1d(Filters = 3, Stride = 2, Padding = 1, OutputPadding = 1, Trainable = false)]
[DepthwiseConv1d(Multiplier = 2, Trainable = false), PRelu(Trainable = false), GlobalAveragePool1d, Dense(2)]
public partial class FrozenHalves;
