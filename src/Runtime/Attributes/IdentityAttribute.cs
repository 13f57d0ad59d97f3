namespace Gen;

/// <summary>Nothing: the output is the input. A block of it alone is a branch that passes a signal on. Keras and PyTorch: Identity; MATLAB: none.</summary>
public sealed class IdentityAttribute : LayerAttribute;
