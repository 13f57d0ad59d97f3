using Gen;

namespace GenProject1;

// Channels: the columns of your file. Dense: its classes. Length: what recordings are cut or padded to.
[Input(Length = 64, Channels = 2), Normalize]
[Conv1d(Filters = 16, Width = 7), BatchNorm, Relu, MaxPool1d]
[Conv1d(Filters = 32, Width = 5), BatchNorm, Relu]
[GlobalAveragePool1d, Dense(2), Softmax]
public partial class Network;
