using Gen;

namespace Denoiser;

/// <summary>
/// A small U-Net (Ronneberger, Fischer and Brox 2015) over two seconds of a signal: what it knows at a quarter of the resolution, where a beat is, meets what it has kept of the fine one,
/// how its slopes look.
/// </summary>
[Input(Length = Heartbeats.Length)]
[Conv1d(16, 9, Padding = "same"), Relu, Conv1d(16, 9, Padding = "same"), Relu, Keep("whole"), MaxPool1d]
[Conv1d(32, 9, Padding = "same"), Relu, Keep("half"), MaxPool1d]
[Conv1d(64, 9, Padding = "same"), Relu, Conv1d(64, 9, Padding = "same"), Relu]
[ConvTranspose1d(Filters = 32, Width = 2, Stride = 2), Join("half"), Conv1d(32, 9, Padding = "same"), Relu]
[ConvTranspose1d(Filters = 16, Width = 2, Stride = 2), Join("whole"), Conv1d(16, 9, Padding = "same"), Relu]
[Conv1d(1, 1)]
internal sealed partial class DenoisingNetwork;
