using Gen;

namespace Contract.Tests.Networks;

/// <summary>Used once, by the test of the very first call.</summary>
[Input(Length = 13, Channels = 2), Conv1d(Filters = 5, Width = 4, Padding = "causal"), BatchNorm, Relu, Flatten, Dense(7), Softmax]
internal sealed partial class UsedOnce;
