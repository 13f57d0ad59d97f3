using Gen;

namespace TimeSeries.Models;

/// <summary>
/// The residual network of Wang, Yan and Oates (2017), in the form that Fawaz et al. (2019) compared: three blocks of three convolutions, each with a
/// shortcut around it. The mean over time and a dense layer follow.
/// </summary>
[Residual<ResNet64, Widen64>, Relu]
[Residual<ResNet128, Widen128>, Relu]
[Residual<ResNet128, Normalised>, Relu]
internal abstract class ResNet;

[Conv1d(Filters = 64, Width = 8, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 64, Width = 5, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 64, Width = 3, Padding = "same"), BatchNorm]
internal abstract class ResNet64;

[Conv1d(Filters = 128, Width = 8, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 128, Width = 5, Padding = "same"), BatchNorm, Relu]
[Conv1d(Filters = 128, Width = 3, Padding = "same"), BatchNorm]
internal abstract class ResNet128;

/// <summary>The shortcut of a block that has more channels than its input.</summary>
[Conv1d(Filters = 64, Width = 1, Padding = "same"), BatchNorm]
internal abstract class Widen64;

/// <summary>The shortcut of a block that has more channels than its input.</summary>
[Conv1d(Filters = 128, Width = 1, Padding = "same"), BatchNorm]
internal abstract class Widen128;

/// <summary>The shortcut of the last block, which has as many channels as its input.</summary>
[BatchNorm]
internal abstract class Normalised;
