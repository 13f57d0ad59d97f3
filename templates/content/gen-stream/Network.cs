using Gen;

namespace GenProject1;

// Without a length: for streams and sequences. Causal: an answer waits for no later frame.
[Input(Channels = 1)]
[Conv1d(Filters = 8, Width = 5, Padding = "causal"), Relu]
[Conv1d(Filters = 8, Width = 5, Dilation = 2, Padding = "causal"), Relu]
[Conv1d(Filters = 1, Width = 1), Sigmoid]
public partial class Network;
