namespace Gen;

/// <summary>In which order another library's model flattens a signal before a matrix: its weights do not say.</summary>
public enum FlattenOrder
{
    /// <summary>A channel's steps side by side: <c>nn.Flatten</c>, <c>torch.flatten</c> or <c>view</c> of PyTorch's samples, channels, steps.</summary>
    ChannelsFirst,

    /// <summary>A step's channels side by side: a model that brings the steps to the front before it flattens, and Keras.</summary>
    StepsFirst,
}
