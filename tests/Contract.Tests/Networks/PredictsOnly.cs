using Gen;

namespace Contract.Tests.Networks;

/// <summary>A network that is trained elsewhere.</summary>
[Network(Training = false)]
[Input(Length = 12, Channels = 2), Conv1d(Filters = 3), Relu, GlobalMaxPool1d, Dense(2), Softmax]
public partial class PredictsOnly;

/// <summary>The same one, where it is trained.</summary>
[Input(Length = 12, Channels = 2), Conv1d(Filters = 3), Relu, GlobalMaxPool1d, Dense(2), Softmax]
public partial class PredictsAndTrains;
