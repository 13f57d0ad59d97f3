namespace Gen.Data.Tests;

[Input(Length = 64, Channels = 3), Conv1d(Filters = 16, Width = 8), Relu, GlobalMaxPool1d, Dense(2), Softmax]
public partial class Activity;
