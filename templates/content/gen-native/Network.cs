using Gen;

namespace GenProject1;

[Input(Length = 64)]
[Conv1d(Filters = 16, Width = 7), Relu, GlobalMaxPool1d, Dense(2), Softmax]
internal sealed partial class Network;
