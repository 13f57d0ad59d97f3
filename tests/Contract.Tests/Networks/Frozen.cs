using Gen;

namespace Contract.Tests.Networks;

/// <summary>Layers that training leaves alone, below and above one that learns.</summary>
[Input(Length = 8, Channels = 2)]
[Conv1d(Filters = 3, Trainable = false), BatchNorm(Trainable = false), Relu, Flatten]
[Dense(4), Relu, Dense(2, Trainable = false)]
public partial class Frozen;
