using Gen;

namespace TimeSeries.Models;

/// <summary>
/// One network of the five of InceptionTime, Fawaz et al. (2020), "InceptionTime: finding AlexNet for time series classification": six modules, a
/// shortcut around each three. The mean over time and a dense layer follow.
/// </summary>
[Residual<FirstThreeModules, Widen>, Relu]
[Residual<ThreeModules, Widen>, Relu]
internal abstract class Inception;

[Block<FirstModule>, Block<Module>, Block<Module>]
internal abstract class FirstThreeModules;

[Block<Module>, Block<Module>, Block<Module>]
internal abstract class ThreeModules;

/// <summary>Three widths side by side on 32 channels, and a convolution of the greatest of three neighbours.</summary>
[Concat<BottleneckWidths, PooledConvolution>, BatchNorm, Relu]
internal abstract class Module;

/// <summary>As <see cref="Module"/>, without the bottleneck: the input has one channel.</summary>
[Concat<Widths, PooledConvolution>, BatchNorm, Relu]
internal abstract class FirstModule;

[Conv1d(Filters = 32, Width = 1, Padding = "same", UseBias = false), Block<Widths>]
internal abstract class BottleneckWidths;

[Concat<Width40, Width20, Width10>]
internal abstract class Widths;

[Conv1d(Filters = 32, Width = 40, Padding = "same", UseBias = false)]
internal abstract class Width40;

[Conv1d(Filters = 32, Width = 20, Padding = "same", UseBias = false)]
internal abstract class Width20;

[Conv1d(Filters = 32, Width = 10, Padding = "same", UseBias = false)]
internal abstract class Width10;

[MaxPool1d(Size = 3, Stride = 1, Padding = "same"), Conv1d(Filters = 32, Width = 1, Padding = "same", UseBias = false)]
internal abstract class PooledConvolution;

[Conv1d(Filters = 128, Width = 1, Padding = "same", UseBias = false), BatchNorm]
internal abstract class Widen;
