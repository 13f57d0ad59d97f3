using Gen;

namespace Contract.Tests.Networks;

/// <summary>Tells slow from quick waves; with batch normalisation and dropout.</summary>
[Input(Length = 32)]
[Conv1d(Filters = 8, Width = 7, Padding = "same", WeightsInitializer = typeof(He)), BatchNorm(Momentum = 0.9), Relu]
[MaxPool1d(Size = 4), Flatten, Dropout(Rate = 0.2), Dense(2), Softmax]
public partial class Waves;

/// <summary>The same with the usual momentum and no dropout.</summary>
[Input(Length = 32)]
[Conv1d(Filters = 8, Width = 7, Padding = "same", WeightsInitializer = typeof(He)), BatchNorm, Relu]
[MaxPool1d(Size = 4), Flatten, Dense(2), Softmax]
public partial class ShortWaves;

/// <summary>The same with one output, the probability of the quick ones.</summary>
[Input(Length = 32)]
[Conv1d(Filters = 8, Width = 7, Padding = "same"), Relu, MaxPool1d(Size = 4), Flatten, Dense(1), Sigmoid]
public partial class SigmoidWaves;

/// <summary>The same with the sigmoid at the end of the dense layer.</summary>
[Input(Length = 32)]
[Conv1d(Filters = 8, Width = 7, Padding = "same"), Relu, MaxPool1d(Size = 4), Flatten, Dense(1, Activation = Activation.Sigmoid)]
public partial class BuiltInSigmoid;
