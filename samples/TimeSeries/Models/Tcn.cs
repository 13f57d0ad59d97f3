using Gen;

namespace TimeSeries.Models;

/// <summary>
/// The temporal convolutional network of Bai, Kolter and Koltun (2018), "An empirical evaluation of generic convolutional and recurrent networks for
/// sequence modeling", with the sizes of their sequential MNIST: eight levels of two causal convolutions, each level looking twice as far back.
/// Without their weight normalisation, and with the mean over time in place of the last step.
/// </summary>
[Residual<TcnLevel1, TcnWiden>, Relu]
[Residual<TcnLevel2>, Relu]
[Residual<TcnLevel4>, Relu]
[Residual<TcnLevel8>, Relu]
[Residual<TcnLevel16>, Relu]
[Residual<TcnLevel32>, Relu]
[Residual<TcnLevel64>, Relu]
[Residual<TcnLevel128>, Relu]
internal abstract class Tcn;

/// <summary>The shortcut of the first level, which has more channels than the input.</summary>
[Conv1d(Filters = 25, Width = 1)]
internal abstract class TcnWiden;

[Conv1d(Filters = 25, Width = 7, Padding = "causal"), Relu, Dropout(Rate = 0.05)]
[Conv1d(Filters = 25, Width = 7, Padding = "causal"), Relu, Dropout(Rate = 0.05)]
internal abstract class TcnLevel1;

[Conv1d(Filters = 25, Width = 7, Dilation = 2, Padding = "causal"), Relu, Dropout(Rate = 0.05)]
[Conv1d(Filters = 25, Width = 7, Dilation = 2, Padding = "causal"), Relu, Dropout(Rate = 0.05)]
internal abstract class TcnLevel2;

[Conv1d(Filters = 25, Width = 7, Dilation = 4, Padding = "causal"), Relu, Dropout(Rate = 0.05)]
[Conv1d(Filters = 25, Width = 7, Dilation = 4, Padding = "causal"), Relu, Dropout(Rate = 0.05)]
internal abstract class TcnLevel4;

[Conv1d(Filters = 25, Width = 7, Dilation = 8, Padding = "causal"), Relu, Dropout(Rate = 0.05)]
[Conv1d(Filters = 25, Width = 7, Dilation = 8, Padding = "causal"), Relu, Dropout(Rate = 0.05)]
internal abstract class TcnLevel8;

[Conv1d(Filters = 25, Width = 7, Dilation = 16, Padding = "causal"), Relu, Dropout(Rate = 0.05)]
[Conv1d(Filters = 25, Width = 7, Dilation = 16, Padding = "causal"), Relu, Dropout(Rate = 0.05)]
internal abstract class TcnLevel16;

[Conv1d(Filters = 25, Width = 7, Dilation = 32, Padding = "causal"), Relu, Dropout(Rate = 0.05)]
[Conv1d(Filters = 25, Width = 7, Dilation = 32, Padding = "causal"), Relu, Dropout(Rate = 0.05)]
internal abstract class TcnLevel32;

[Conv1d(Filters = 25, Width = 7, Dilation = 64, Padding = "causal"), Relu, Dropout(Rate = 0.05)]
[Conv1d(Filters = 25, Width = 7, Dilation = 64, Padding = "causal"), Relu, Dropout(Rate = 0.05)]
internal abstract class TcnLevel64;

[Conv1d(Filters = 25, Width = 7, Dilation = 128, Padding = "causal"), Relu, Dropout(Rate = 0.05)]
[Conv1d(Filters = 25, Width = 7, Dilation = 128, Padding = "causal"), Relu, Dropout(Rate = 0.05)]
internal abstract class TcnLevel128;
