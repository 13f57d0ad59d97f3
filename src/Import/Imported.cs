using System.Collections.Generic;
using System.Linq;
using Gen.Import.Graph;
using Gen.Import.Writing;

namespace Gen.Import;

/// <summary>An imported model: its declaration as C#, its weights, and how its values lie.</summary>
public sealed class Imported
{
    private readonly Model _model;
    private readonly Declaration _declaration;
    private readonly string _from;

    internal Imported(Model model, Declaration declaration, string from) => (_model, _declaration, _from) = (model, declaration, from);

    /// <summary>The class's name.</summary>
    public string ClassName => _declaration.Class;

    /// <summary>The class's name with its namespace.</summary>
    public string TypeName => _declaration.Namespace is { } space ? $"{space}.{ClassName}" : ClassName;

    /// <summary>The format in words.</summary>
    public string Format => _model.Format;

    /// <summary>What the user ought to know, a sentence each.</summary>
    public IReadOnlyList<string> Notes => _model.Notes;

    /// <summary>The zeros that the model was fed before a signal when its outputs were made.</summary>
    public int WarmUp => _model.WarmUp;

    /// <summary>Whether the model takes signals of any length, so that the declared one was chosen.</summary>
    public bool AnyLength => _model.AnyLength;

    /// <summary>Whether the format is one of filters of endless signals.</summary>
    public bool IsStream => _model.IsStream;

    /// <summary>Whether the file holds weights and no layers, so that the network may be a part of the model only.</summary>
    public bool IsPart => _model.IsPart;

    /// <summary>The shapes of the inputs.</summary>
    public IReadOnlyList<SignalShape> Inputs => [.. _model.Inputs.Select(input => input.Output)];

    /// <summary>The names of the inputs in the file.</summary>
    public IReadOnlyList<string> InputNames => [.. _model.Inputs.Select(input => input.Name ?? "input")];

    /// <summary>The names of the outputs in the file.</summary>
    public IReadOnlyList<string> OutputNames => [.. _model.Outputs.Select(output => output.Name)];

    /// <summary>The shape of each output.</summary>
    public IReadOnlyList<SignalShape> Outputs => [.. _model.Outputs.Select(output => output.Layer.Output)];

    /// <summary>Whether the network's buffers are channels first.</summary>
    public bool IsChannelsFirst => _declaration.IsChannelsFirst();

    /// <summary>Whether each output is channels first in the file.</summary>
    public IReadOnlyList<bool> AreOutputsChannelsFirst => [.. _model.Outputs.Select(output => output.IsChannelsFirst)];

    /// <summary>The declaration.</summary>
    /// <param name="weights">The name of the file of weights, for the class to have; none for a class without.</param>
    /// <param name="isOpen">Whether a model of any length is to be declared without one, so that it runs as a stream.</param>
    public string Source(string? weights = null, bool isOpen = false) => _declaration.Write(_from, weights, isOpen);

    /// <summary>The weights as a safetensors file.</summary>
    public byte[] Weights() => WeightsWriter.Write(_declaration.Parameters);
}
