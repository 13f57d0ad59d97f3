using Gen;

namespace Contract.Tests.Networks;

/// <summary>Steps come out, channels last.</summary>
[Input(Length = 10, Channels = 3)]
[Conv1d(Filters = 4, Padding = "same"), BatchNorm, Relu, Conv1d(Filters = 5, Stride = 2, Padding = 1), Softmax]
public partial class StepsLast;

/// <summary>The same network, channels first.</summary>
[Input(Length = 10, Channels = 3, Layout = DataLayout.ChannelsFirst)]
[Conv1d(Filters = 4, Padding = "same"), BatchNorm, Relu, Conv1d(Filters = 5, Stride = 2, Padding = 1), Softmax]
public partial class StepsFirst;

/// <summary>One row comes out of a flattened signal, channels last.</summary>
[Input(Length = 6, Channels = 2), Conv1d(Filters = 3), Flatten, Dense(4)]
public partial class RowLast;

/// <summary>The same network, channels first.</summary>
[Input(Length = 6, Channels = 2, Layout = DataLayout.ChannelsFirst), Conv1d(Filters = 3), Flatten, Dense(4)]
public partial class RowFirst;
