namespace Gen;

/// <summary>What a network's outputs are, by the layer that makes them: a loss can take some kinds and not others.</summary>
public enum OutputValues
{
    /// <summary>Nothing is known: a sum, a join, or a network that was written by hand.</summary>
    Unknown,

    /// <summary>Numbers of either sign: a last layer without an activation, a normalisation, or an activation such as Tanh.</summary>
    Signed,

    /// <summary>Numbers from 0 up, all of which may be 0: a last Relu.</summary>
    Relu,

    /// <summary>Each a probability by itself: the last layer is a Sigmoid. Training sessions keep what enters it (<see cref="ITrainingSession.Logits"/>).</summary>
    Sigmoid,

    /// <summary>Probabilities over the channels of each step: the last layer is a Softmax. Training sessions keep what enters it.</summary>
    Softmax,
}
