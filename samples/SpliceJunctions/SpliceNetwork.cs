using Gen;

namespace SpliceJunctions;

/// <summary>From 60 one-hot letters to the probabilities of the three classes.</summary>
[Input(Length = 60, Channels = 4)]
[Conv1d(Filters = 32, Width = 9, Padding = "same"), Relu, MaxPool1d, Dropout(Rate = 0.3)]
[Conv1d(Filters = 32, Width = 5, Padding = "same"), Relu, MaxPool1d, Dropout(Rate = 0.5)]
[Flatten, Dense(3), Softmax]
internal sealed partial class SpliceNetwork;
