using Gen;

[Input(Length = 64), Conv1d(Filters = 16, Width = 8), Relu, GlobalMaxPool1d, Dense(2), Softmax]
public partial class Ramps;
