using System.ComponentModel;

namespace Gen.Support;

/// <summary>A network without code for training: what trains refuses it by this name when it is compiled. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPredictionNetwork : INetwork
{
    /// <summary>Why it cannot be trained, and what to set.</summary>
    internal const string NoTraining =
        "The network has no code for training, because GenTraining is false in its project or its class says [Network(Training = false)]; set GenTraining to true, or Training on the class.";
}
