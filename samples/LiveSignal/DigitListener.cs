using Gen;

namespace LiveSignal;

/// <summary>
/// The network that samples/SpokenDigits trains on windows of one second, with its weights, for a signal that never ends: where that one has the mean of a whole window,
/// this one has the mean of the last seven frames, which is as much.
/// </summary>
[Weights("digits.safetensors")]
[Input(Channels = 1)]
[Conv1d(Filters = 32, Width = 80, Stride = 4), BatchNorm, Relu, MaxPool1d(Size = 4)]
[Conv1d(Filters = 32, Width = 3), BatchNorm, Relu, MaxPool1d(Size = 4)]
[Conv1d(Filters = 64, Width = 3), BatchNorm, Relu, MaxPool1d(Size = 4)]
[Conv1d(Filters = 128, Width = 3), BatchNorm, Relu, MaxPool1d(Size = 4)]
[AveragePool1d(Size = 7, Stride = 1), Dense(10), Softmax]
internal sealed partial class DigitListener
{
    /// <summary>Samples a second.</summary>
    public const int Rate = 8_000;
}
