using System.Collections.Generic;

namespace Gen.Generator.Graph;

/// <summary>What one layer's forward pass left for its backward one.</summary>
internal sealed class LayerTrace
{
    /// <summary>The input as the layer read it, halo included.</summary>
    public Tensor Input { get; set; }

    public Tensor Output { get; set; }

    /// <summary>What the layer's activation was applied to.</summary>
    public Tensor Activated { get; set; }

    /// <summary>Whatever else the layer keeps.</summary>
    public Tensor Kept { get; set; }

    /// <summary>The rows that scans keep, one signal for each direction.</summary>
    public List<Tensor> Rows { get; } = [];

    /// <summary>The gradients of the gates that scans make of them, one signal for each direction.</summary>
    public List<Tensor> GateGradients { get; } = [];

    /// <summary>All inputs of a layer that has several.</summary>
    public IReadOnlyList<Tensor> Signals { get; set; } = [];

    /// <summary>The same, each with all channels.</summary>
    public IReadOnlyList<Tensor> Spread { get; set; } = [];

    /// <summary>The gradient between the two halves of a layer, once it has been computed.</summary>
    public Tensor? Between { get; set; }
}
