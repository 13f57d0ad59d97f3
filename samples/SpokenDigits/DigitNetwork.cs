using Gen;

namespace SpokenDigits;

/// <summary>
/// From one second of raw audio to the probabilities of ten digits: the first layer's filters, 10 ms wide, are what would otherwise be a spectrogram.
/// A smaller M5 of Dai et al. (2017), "Very deep convolutional neural networks for raw waveforms".
/// </summary>
[Input(Length = Recording.WindowLength)]
[Conv1d(Filters = 32, Width = 80, Stride = 4), BatchNorm, Relu, MaxPool1d(Size = 4)]
[Conv1d(Filters = 32, Width = 3), BatchNorm, Relu, MaxPool1d(Size = 4)]
[Conv1d(Filters = 64, Width = 3), BatchNorm, Relu, MaxPool1d(Size = 4)]
[Conv1d(Filters = 128, Width = 3), BatchNorm, Relu, MaxPool1d(Size = 4)]
[GlobalAveragePool1d, Dense(Recording.Digits), Softmax]
internal sealed partial class DigitNetwork;
