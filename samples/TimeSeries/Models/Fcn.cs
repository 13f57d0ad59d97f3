using Gen;

namespace TimeSeries.Models;

/// <summary>
/// The fully convolutional network of Wang, Yan and Oates (2017), "Time series classification from scratch with deep neural networks: a strong baseline":
/// three convolutions, no pooling between them. The mean over time and a dense layer follow.
/// </summary>
[Conv1d(Filters = 128, Width = 8, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 256, Width = 5, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 128, Width = 3, Padding = "same"), BatchNorm, Relu]
internal abstract class Fcn;
