using Gen;

/// <summary>Most kinds of layers, small.</summary>
[Input(Length = 48, Channels = 2)]
[Conv1d(Filters = 8, Width = 5, Padding = "same"), BatchNorm, Relu, MaxPool1d]
[Residual<Tower>, DepthwiseConv1d(Width = 3, Padding = "causal"), Gelu, Dropout(Rate = 0.2)]
[GlobalAveragePool1d, Dense(3), Softmax]
public partial class Waves;

/// <summary>A piece of it.</summary>
[Conv1d(Filters = 8, Width = 3, Padding = "same", Dilation = 2), LayerNorm, Swish]
public partial class Tower;

/// <summary>The sample's network, with its weights.</summary>
[Weights("splice.safetensors")]
[Input(Length = 60, Channels = 4)]
[Conv1d(Filters = 64, Width = 9, Padding = "same"), Relu, MaxPool1d(Size = 3)]
[Conv1d(Filters = 64, Width = 5, Padding = "same"), Relu, MaxPool1d]
[Flatten, Dense(3), Softmax]
public partial class Splice;
