using Gen;

namespace Contract.Tests.Networks;

/// <summary>The contract's own example of a network of one layer.</summary>
[Input(Length = 100, Channels = 3), Conv1d(Filters = 96, Width = 11, Stride = 1, Padding = "same")]
public partial class OneConv1d;

/// <summary>Dense only, on each step.</summary>
[Input(Length = 5, Channels = 3), Dense(2)]
public partial class OneDense;

/// <summary>Batch normalisation only.</summary>
[Input(Length = 5, Channels = 3), BatchNorm]
public partial class OneBatchNorm;

/// <summary>Batch normalisation whose running statistics keep a share of their start.</summary>
[Input(Length = 5, Channels = 3), BatchNorm(KeepStart = true)]
public partial class KeptStart;

/// <summary>Relu only.</summary>
[Input(Length = 5, Channels = 3), Relu]
public partial class OneRelu;

/// <summary>A relu with learned slopes only.</summary>
[Input(Length = 5, Channels = 3), PRelu]
public partial class OnePRelu;

/// <summary>Each channel less its mean, over its deviation.</summary>
[Input(Length = 5, Channels = 3), Normalize]
public partial class OneNormalize;

/// <summary>Each step twice.</summary>
[Input(Length = 5, Channels = 3), Upsample1d]
public partial class OneUpsample1d;

/// <summary>Three of five steps.</summary>
[Input(Length = 5, Channels = 3), Cropping1d]
public partial class OneCropping1d;

/// <summary>Layer normalisation only.</summary>
[Input(Length = 5, Channels = 3), LayerNorm]
public partial class OneLayerNorm;

/// <summary>Each channel by itself, with two filters.</summary>
[Input(Length = 5, Channels = 3), DepthwiseConv1d(Multiplier = 2)]
public partial class OneDepthwiseConv1d;

/// <summary>Each channel by itself, then all together.</summary>
[Input(Length = 5, Channels = 3), SeparableConv1d(Filters = 4, Multiplier = 2, Padding = "same")]
public partial class OneSeparableConv1d;

/// <summary>A transposed convolution only, with a stride and groups.</summary>
[Input(Length = 5, Channels = 4), ConvTranspose1d(Filters = 6, Width = 4, Stride = 2, Groups = 2, Padding = "same")]
public partial class OneConvTranspose1d;

/// <summary>Long short-term memory, both ways, each step's states.</summary>
[Input(Length = 5, Channels = 3), Lstm(4, ReturnSequences = true, Direction = Direction.Bidirectional)]
public partial class OneLstm;

/// <summary>A gated recurrent layer's last state.</summary>
[Input(Length = 5, Channels = 3), Gru(4)]
public partial class OneGru;

/// <summary>The older gated recurrent layer, from the last step to the first.</summary>
[Input(Length = 5, Channels = 3), Gru(4, ResetAfter = false, Direction = Direction.Backward)]
public partial class OneOldGru;

/// <summary>A plain recurrent layer's last state.</summary>
[Input(Length = 5, Channels = 3), SimpleRnn(4)]
public partial class OneSimpleRnn;

/// <summary>A convolution behind an upsampling: its three steps are copies of two.</summary>
[Input(Length = 5, Channels = 3), Upsample1d, Conv1d(Filters = 2)]
public partial class Upsampled;

/// <summary>Softmax only.</summary>
[Input(Length = 5, Channels = 3), Softmax]
public partial class OneSoftmax;

/// <summary>Dropout only, at the rate that is the default.</summary>
[Input(Length = 100, Channels = 3), Dropout]
public partial class OneDropout;

/// <summary>Flatten only.</summary>
[Input(Length = 5, Channels = 3), Flatten]
public partial class OneFlatten;

/// <summary>A pool only.</summary>
[Input(Length = 5, Channels = 3), MaxPool1d]
public partial class OneMaxPool1d;

/// <summary>A pool only.</summary>
[Input(Length = 5, Channels = 3), AveragePool1d(Size = 3, Stride = 2, Padding = "same")]
public partial class OneAveragePool1d;

/// <summary>A global pool only.</summary>
[Input(Length = 5, Channels = 3), GlobalMaxPool1d]
public partial class OneGlobalMaxPool1d;

/// <summary>A global pool only.</summary>
[Input(Length = 5, Channels = 3), GlobalAveragePool1d]
public partial class OneGlobalAveragePool1d;
