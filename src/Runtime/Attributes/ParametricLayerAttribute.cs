using System;

namespace Gen;

/// <summary>The base of every layer that has parameters.</summary>
public abstract class ParametricLayerAttribute : LayerAttribute
{
    private protected ParametricLayerAttribute()
    {
    }

    /// <summary>
    /// The layer's name, unique in its network; parameters are called <c>name.weight</c> and so on. The default is the
    /// kind and its ordinal: <c>conv1d_1</c>, <c>dense_2</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>Whether training changes the layer's parameters. Default: <see langword="true"/>.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>A type that implements <see cref="IInitializer"/>. Default: <see cref="Glorot"/>.</summary>
    public Type WeightsInitializer { get; set; } = typeof(Glorot);

    /// <summary>A type that implements <see cref="IInitializer"/>. Default: <see cref="Zeros"/>.</summary>
    public Type BiasInitializer { get; set; } = typeof(Zeros);

    /// <summary>Multiplies the optimizer's learning rate for the weights. Default: 1. MATLAB: WeightLearnRateFactor.</summary>
    public double WeightLearnRateFactor { get; set; } = 1;

    /// <summary>Multiplies the optimizer's learning rate for the biases. Default: 1. MATLAB: BiasLearnRateFactor.</summary>
    public double BiasLearnRateFactor { get; set; } = 1;

    /// <summary>Multiplies the trainer's L2 factor for the weights. Default: 1. MATLAB: WeightL2Factor.</summary>
    public double WeightL2Factor { get; set; } = 1;

    /// <summary>Multiplies the trainer's L2 factor for the biases. Default: 0. MATLAB: BiasL2Factor.</summary>
    public double BiasL2Factor { get; set; }
}
