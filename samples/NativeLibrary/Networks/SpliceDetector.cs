using Gen;

namespace NativeLibrary;

/// <summary>
/// From 60 one-hot letters of DNA to the probabilities of donor, acceptor and neither: the network of samples/EdgeDetector. Its weights are part of the library.
/// </summary>
[Weights("../../EdgeDetector/splice.safetensors")]
[Input(Length = 60, Channels = 4)]
[Conv1d(Filters = 64, Width = 9, Padding = "same"), Relu, MaxPool1d(Size = 3)]
[Conv1d(Filters = 64, Width = 5, Padding = "same"), Relu, MaxPool1d]
[Flatten, Dense(3), Softmax]
public sealed partial class SpliceDetector;
