namespace Gen;

/// <summary>How the caller's buffers are laid out.</summary>
public enum DataLayout
{
    /// <summary><c>[Length, Channels]</c>, row-major: Keras' layout.</summary>
    ChannelsLast,

    /// <summary><c>[Channels, Length]</c>, row-major: the layout of PyTorch and ONNX.</summary>
    ChannelsFirst,
}
