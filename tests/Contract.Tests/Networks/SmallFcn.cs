using Gen;

namespace Contract.Tests.Networks;

/// <summary>
/// What networks for time series are made of, small. Without biases before the normalisations: their gradients are rounding and nothing else, which Adam makes
/// steps of, so that no two programs agree on them. The running
/// statistics keep a share of their start, as PyTorch's do.
/// </summary>
[Input(Length = 6)]
[Conv1d(Filters = 4, Width = 4, Padding = "same", UseBias = false), BatchNorm(KeepStart = true), Relu]
[Conv1d(Filters = 3, Width = 3, Padding = "same", UseBias = false), BatchNorm(KeepStart = true), Relu]
[GlobalAveragePool1d, Dense(2), Softmax]
public partial class SmallFcn;
