using Gen;

namespace WebApi;

/// <summary>Tells the shape of a line that someone draws, values from -1 to 1.</summary>
[Input(Length = 64)]
[Conv1d(Filters = 16, Width = 7, Padding = "same"), BatchNorm, Relu, MaxPool1d]
[Conv1d(Filters = 32, Width = 5, Padding = "same"), BatchNorm, Relu, MaxPool1d]
[Flatten, Dense(32), Relu, Dense(5), Softmax]
internal sealed partial class Shapes;
