using Gen;

namespace EdgeDetector;

/// <summary>
/// From 60 one-hot letters to the probabilities of donor, acceptor and neither: the network that samples/SpliceJunctions trains, with its weights. Dropout
/// is left out, because it does nothing in predictions and has no weights.
/// </summary>
[Weights("splice.safetensors")]
[Input(Length = Window.Length, Channels = Window.Letters)]
[Conv1d(Filters = 64, Width = 9, Padding = "same"), Relu, MaxPool1d(Size = 3)]
[Conv1d(Filters = 64, Width = 5, Padding = "same"), Relu, MaxPool1d]
[Flatten, Dense(3), Softmax]
internal sealed partial class SpliceDetector;
