using Gen;

namespace Contract.Tests.Networks;

/// <summary>A network so small that a million predictions take a second.</summary>
[Input(Length = 20, Channels = 2)]
[Conv1d(Filters = 4, Width = 3), Relu, GlobalAveragePool1d, Dense(2), Softmax]
public partial class Tiny;
