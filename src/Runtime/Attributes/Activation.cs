namespace Gen;

/// <summary>The activation that a layer applies to its own output.</summary>
public enum Activation
{
    /// <summary>None: the output as it is. Keras: linear.</summary>
    None,

    /// <summary>max(x, 0).</summary>
    Relu,
}
