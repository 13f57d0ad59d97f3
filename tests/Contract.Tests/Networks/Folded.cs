using Gen;

namespace Contract.Tests.Networks;

/// <summary>A normalisation that inference folds into the convolution before it, and one that it cannot.</summary>
[Input(Length = 9, Channels = 2)]
[Conv1d(Filters = 7, Padding = "same"), BatchNorm, Relu, MaxPool1d, BatchNorm, GlobalMaxPool1d]
public partial class Folded;
