using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gen;

/// <summary>Weights under other libraries' names and in their layouts.</summary>
public static class ForeignWeights
{
    /// <summary>
    /// Reads the parameters from a safetensors file of another library. Its modules go to the network's layers by name where the names are the same, else in the
    /// order of their names (2 before 10) to the next layer of the kind and shape. <c>num_batches_tracked</c> is left aside.
    /// A file does not say in which order its model flattens a signal before a matrix: of PyTorch's <c>nn.Flatten</c> is assumed, channels first. A model that brings
    /// the steps to the front before needs <see cref="Load(INetwork, string, WeightNames, FlattenOrder)"/>.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="names">Whose names it has.</param>
    /// <exception cref="InvalidDataException">Something does not fit; the message lists it, and nothing is changed.</exception>
    public static void Load(this INetwork network, string path, WeightNames names) => Load(network, path, names, Usual(names));

    /// <summary>Reads the parameters from a safetensors file of a model that flattens in an order of its own before a matrix.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="names">Whose names it has.</param>
    /// <param name="order">How the model flattens.</param>
    /// <exception cref="InvalidDataException">Something does not fit; the message lists it, and nothing is changed.</exception>
    public static void Load(this INetwork network, string path, WeightNames names, FlattenOrder order)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (names == WeightNames.Gen)
            network.Load(path);
        else
            Load(network, [.. ForeignFile.Read(path).OrderBy(tensor => tensor.Module, NameOrder.Instance)], names, order);
    }

    /// <summary>Sets the parameters to tensors of another library, as <see cref="Load(INetwork, string, WeightNames)"/> does from a file.</summary>
    /// <param name="network">The network.</param>
    /// <param name="tensors">The tensors, modules in the order of the layers or with the layers' names.</param>
    /// <param name="names">Whose names they have.</param>
    /// <exception cref="InvalidDataException">Something does not fit; the message lists it, and nothing is changed.</exception>
    public static void Load(this INetwork network, IReadOnlyList<ForeignTensor> tensors, WeightNames names) => Load(network, tensors, names, Usual(names));

    /// <summary>Sets the parameters to tensors of a model that flattens in an order of its own before a matrix.</summary>
    /// <param name="network">The network.</param>
    /// <param name="tensors">The tensors, modules in the order of the layers or with the layers' names.</param>
    /// <param name="names">Whose names they have.</param>
    /// <param name="order">How the model flattens.</param>
    /// <exception cref="InvalidDataException">Something does not fit; the message lists it, and nothing is changed.</exception>
    public static void Load(this INetwork network, IReadOnlyList<ForeignTensor> tensors, WeightNames names, FlattenOrder order)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(tensors);
        var layers = ForeignLayer.Of(network, order);
        var modules = ForeignModule.Of(tensors, names);
        ParameterChange.Replace(ForeignMatch.Match(layers, modules, names));
    }

    /// <summary>Writes all parameters to a safetensors file under another library's names and in its layouts.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; an existing one is replaced only once the new one is whole.</param>
    /// <param name="names">Whose names it is to have: a layer's tensors begin with the layer's name.</param>
    public static void Save(this INetwork network, string path, WeightNames names) => Save(network, path, names, Usual(names));

    /// <summary>Writes all parameters for a model that flattens in an order of its own before a matrix.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; an existing one is replaced only once the new one is whole.</param>
    /// <param name="names">Whose names it is to have.</param>
    /// <param name="order">How the model flattens.</param>
    public static void Save(this INetwork network, string path, WeightNames names, FlattenOrder order)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (names == WeightNames.Gen)
        {
            network.Save(path);
            return;
        }

        var tensors = ForeignLayer.Of(network, order).SelectMany(layer => names == WeightNames.PyTorch ? PyTorchLayout.Write(layer) : KerasLayout.Write(layer)).ToList();
        // A parameter of its own holds each tensor: the writer of files asks for no more.
        WeightsFile.Save(path, [.. tensors.Select(Parameter)]);
    }

    /// <summary>PyTorch flattens channels first, Keras steps first.</summary>
    private static FlattenOrder Usual(WeightNames names) => names == WeightNames.PyTorch ? FlattenOrder.ChannelsFirst : FlattenOrder.StepsFirst;

    private static Parameter Parameter(ForeignTensor tensor)
    {
        var parameter = new Parameter(tensor.Name, [.. tensor.Shape], PackedLayout.Vector(tensor.Values.Length));
        parameter.Write(tensor.Values);
        return parameter;
    }
}
