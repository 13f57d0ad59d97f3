namespace Gen;

/// <summary>Whose names and layouts a file of weights has.</summary>
public enum WeightNames
{
    /// <summary>Gen's own: <c>conv1d_1.weight</c>, canonical layouts.</summary>
    Gen,

    /// <summary>A PyTorch state dict: <c>conv1.weight</c>, filters first; running statistics, LSTM gates i, f, g, o and GRU gates r, z, n.</summary>
    PyTorch,

    /// <summary>Keras' variables: <c>conv1d/kernel</c>, <c>batch_normalization/moving_mean</c>; Gen's layouts are Keras'.</summary>
    Keras,
}
