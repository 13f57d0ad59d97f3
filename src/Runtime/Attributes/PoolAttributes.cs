namespace Gen;

/// <summary>The greatest value of each window, for each channel.</summary>
public sealed class MaxPool1dAttribute : Pool1dAttribute;

/// <summary>The mean of each window, for each channel.</summary>
public sealed class AveragePool1dAttribute : Pool1dAttribute;

/// <summary>The greatest value of the whole signal, for each channel: <c>[1, Channels]</c>.</summary>
public sealed class GlobalMaxPool1dAttribute : LayerAttribute;

/// <summary>The mean of the whole signal, for each channel: <c>[1, Channels]</c>.</summary>
public sealed class GlobalAveragePool1dAttribute : LayerAttribute;

/// <summary>The signal as one row, <c>[1, Length * Channels]</c>, in Keras' order (time-major).</summary>
public sealed class FlattenAttribute : LayerAttribute;
