using System;

namespace Gen;

/// <summary>The base of every layer that has parameters.</summary>
public abstract class ParametricLayerAttribute : LayerAttribute
{
    private protected ParametricLayerAttribute()
    {
    }

    /// <summary>
    /// The layer's name: letters, digits and underscores, unique in its network or block; parameters are called <c>name.weight</c> and so on. Default: the
    /// kind and its ordinal, such as <c>conv1d_1</c> or <c>dense_2</c>; the kind is the attribute's name in small letters. Keras: name; PyTorch: the name of the module's field; MATLAB: Name.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>Whether training changes the layer's parameters. Default: <see langword="true"/>. Keras: trainable; PyTorch: requires_grad; MATLAB: learn rate factors of 0.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>
    /// What the weights are filled with at first: a type that implements <see cref="IInitializer"/>. Default: <see cref="Glorot"/>; in BatchNorm and LayerNorm <see cref="Ones"/>, in
    /// PRelu <see cref="Quarter"/>. Keras: kernel_initializer; PyTorch: a call of torch.nn.init; MATLAB: WeightsInitializer.
    /// </summary>
    public Type WeightsInitializer { get; set; } = typeof(Glorot);

    /// <summary>
    /// What the biases are filled with at first: a type that implements <see cref="IInitializer"/>. Default: <see cref="Zeros"/>. Keras: bias_initializer; PyTorch: a call of
    /// torch.nn.init; MATLAB: BiasInitializer.
    /// </summary>
    public Type BiasInitializer { get; set; } = typeof(Zeros);

    /// <summary>Multiplies the optimizer's learning rate for the weights; at least 0. Default: 1. Keras: none; PyTorch: lr of a parameter group; MATLAB: WeightLearnRateFactor.</summary>
    public double WeightLearnRateFactor { get; set; } = 1;

    /// <summary>Multiplies the optimizer's learning rate for the biases; at least 0. Default: 1. Keras: none; PyTorch: lr of a parameter group; MATLAB: BiasLearnRateFactor.</summary>
    public double BiasLearnRateFactor { get; set; } = 1;

    /// <summary>Multiplies the trainer's L2 factor for the weights; at least 0. Default: 1. Keras: kernel_regularizer; PyTorch: weight_decay of a parameter group; MATLAB: WeightL2Factor.</summary>
    public double WeightL2Factor { get; set; } = 1;

    /// <summary>Multiplies the trainer's L2 factor for the biases; at least 0. Default: 0. Keras: bias_regularizer; PyTorch: weight_decay of a parameter group; MATLAB: BiasL2Factor.</summary>
    public double BiasL2Factor { get; set; }
}
