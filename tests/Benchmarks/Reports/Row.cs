namespace Benchmarks.Reports;

/// <summary>One measured quantity, as <c>--json</c> writes it, in snake case.</summary>
/// <param name="Shape">The shape's name.</param>
/// <param name="Layout">The layout of the network's buffers: ChannelsLast or ChannelsFirst.</param>
/// <param name="Pass">forward, dX, dW or step.</param>
/// <param name="Isa">avx512, avx2, vector128 or scalar.</param>
/// <param name="Microseconds">The least time of a call; null where a difference of two times is lost in the noise.</param>
/// <param name="Gflops">Nominal operations in that time.</param>
/// <param name="Share">Of the peak of the multiply-add units at that width, measured in the same run: 0 to 1.</param>
/// <param name="OrtMicroseconds">The least time of ONNX Runtime for the same forward pass, where it was measured.</param>
/// <param name="MedianMicroseconds">The median time of a call.</param>
/// <param name="MedianShare">The share by the medians, of the row and of the peak.</param>
/// <param name="Samples">The samples of a call.</param>
internal sealed record Row(
    string Shape, string Layout, string Pass, string Isa, double? Microseconds, double? Gflops, double? Share, double? OrtMicroseconds,
    double? MedianMicroseconds, double? MedianShare, int Samples);
