namespace Gen;

/// <summary>The way in which a recurrent layer goes through a signal.</summary>
public enum Direction
{
    /// <summary>From the first step to the last.</summary>
    Forward,

    /// <summary>
    /// From the last step to the first. Outputs stay at the steps that they belong to, as in PyTorch's and ONNX's reverse half; Keras' go_backwards alone would return them turned round.
    /// </summary>
    Backward,

    /// <summary>Both, each with parameters of its own: the outputs lie side by side in the channels, forward first. Keras: Bidirectional with concat; PyTorch: bidirectional; MATLAB: bilstmLayer.</summary>
    Bidirectional,
}
