using Gen;

namespace ClusterSample;

/// <summary>The fully convolutional network of Wang, Yan and Oates (2017), on signals of 150 steps.</summary>
[Input(Length = 150)]
[Conv1d(Filters = 128, Width = 8, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 256, Width = 5, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 128, Width = 3, Padding = "same"), BatchNorm, Relu]
[GlobalAveragePool1d, Dense(4), Softmax]
public partial class Fcn;

/// <summary>The same in small, with dropout: for tests and for a machine that has other things to do.</summary>
[Input(Length = 150)]
[Conv1d(Filters = 16, Width = 8, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 16, Width = 5, Padding = "same"), BatchNorm, Relu, Dropout(Rate = 0.2f)]
[GlobalAveragePool1d, Dense(4), Softmax]
public partial class SmallFcn;

/// <summary>A causal filter with memory, for devices that send a frame at a time.</summary>
[Input(Length = 64, Channels = 2)]
[Conv1d(Filters = 8, Width = 5, Padding = "causal", Activation = Activation.Tanh)]
[Conv1d(Filters = 8, Width = 5, Dilation = 4, Padding = "causal", Activation = Activation.Tanh)]
[Conv1d(Filters = 2, Width = 1)]
public partial class DeviceFilter;
