using Gen;

namespace Benchmarks.Shapes;

// Networks of the layers and options that the listed ones do not have, for the compiler to look at; nothing here is timed.

[Input(Length = 90, Channels = 5)]
[Conv1d(Filters = 20, Width = 5, Padding = "same", PaddingMode = PaddingMode.Reflect), BatchNorm, LeakyRelu, MaxPool1d(Size = 3, Stride = 2)]
[Conv1d(Filters = 33, Width = 4, Stride = 2, Dilation = 3, Padding = "causal", Activation = Activation.Tanh), AveragePool1d(Padding = "same"), Dropout]
[Conv1d(Filters = 16, Width = 2, UseBias = false), Flatten, Dense(19), Relu, Dense(5), Softmax]
internal sealed partial class VarietyOfLayers;

[Input(Length = 31, Channels = 13)]
[Relu, LeakyRelu, Elu, Selu, Gelu, Sigmoid, HardSigmoid, Tanh, Softplus, Softsign, Swish, HardSwish, GlobalMaxPool1d]
internal sealed partial class VarietyOfActivations;
