using Gen;

namespace Contract.Tests.Networks;

/// <summary>Small, without dropout: what it computes is a smooth function of its parameters but for a few kinks.</summary>
[Input(Length = 11, Channels = 3)]
[Conv1d(Filters = 5, Padding = "causal", PaddingMode = PaddingMode.Replicate, Dilation = 2), BatchNorm, Relu]
[Conv1d(Filters = 4, Stride = 2, Padding = "same", PaddingValue = 0.5, Activation = Activation.Relu)]
[GlobalAveragePool1d, Dense(3), Softmax]
public partial class Smooth;
