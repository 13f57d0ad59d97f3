using Gen;

namespace SpliceJunctions;

/// <summary>From 60 one-hot letters to the probabilities of donor, acceptor and neither.</summary>
[Input(Length = Dna.Length, Channels = Dna.Letters)]
[Conv1d(Filters = 64, Width = 9, Padding = "same"), Relu, MaxPool1d(Size = 3), Dropout(Rate = 0.3)]
[Conv1d(Filters = 64, Width = 5, Padding = "same"), Relu, MaxPool1d, Dropout(Rate = 0.5)]
[Flatten, Dense(SpliceClass.Count), Softmax]
internal sealed partial class SpliceNetwork;
