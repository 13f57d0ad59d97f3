using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Layers;
using Gen.Generator.Text;

namespace Gen.Generator.Parsing.Names;

/// <summary>What a name that is none of ours probably means: another library's for the same thing, other capitals, or a slip of the finger.</summary>
internal static class ForeignNames
{
    /// <summary>Shorter names than this are others' more often than misspelt ones of ours.</summary>
    private const int LongEnoughForTwoEdits = 6;

    // All in small letters, without underscores and without MATLAB's "Layer".
    private static readonly Dictionary<string, string> s_layers = new(StringComparer.Ordinal)
    {
        ["conv"] = "Conv1d", ["convolution1d"] = "Conv1d",
        ["conv1dtranspose"] = "ConvTranspose1d", ["transposedconv1d"] = "ConvTranspose1d", ["deconv1d"] = "ConvTranspose1d",
        ["maxpooling1d"] = "MaxPool1d", ["maxpool"] = "MaxPool1d",
        ["averagepooling1d"] = "AveragePool1d", ["avgpool1d"] = "AveragePool1d", ["avgpool"] = "AveragePool1d",
        ["globalmaxpooling1d"] = "GlobalMaxPool1d", ["adaptivemaxpool1d"] = "GlobalMaxPool1d",
        ["globalaveragepooling1d"] = "GlobalAveragePool1d", ["globalavgpool1d"] = "GlobalAveragePool1d", ["adaptiveavgpool1d"] = "GlobalAveragePool1d",
        ["linear"] = "Dense", ["fullyconnected"] = "Dense",
        ["batchnormalization"] = "BatchNorm", ["batchnorm1d"] = "BatchNorm", ["layernormalization"] = "LayerNorm",
        ["upsampling1d"] = "Upsample1d", ["upsample"] = "Upsample1d",
        ["rnn"] = "SimpleRnn", ["bilstm"] = "Lstm", ["longshorttermmemory"] = "Lstm",
        ["silu"] = "Swish", ["concatenate"] = "Concat", ["sequential"] = "Block", ["add"] = "Residual",
    };

    // A word may mean one thing in one layer and another in the next: the first that the layer has.
    private static readonly Dictionary<string, string[]> s_properties = new(StringComparer.Ordinal)
    {
        ["kernelsize"] = ["Width", "Size"], ["filtersize"] = ["Width"], ["kernel"] = ["Width", "Size"], ["kernelwidth"] = ["Width"],
        ["poolsize"] = ["Size"], ["window"] = ["Size", "Width"], ["width"] = ["Size", "Length"], ["size"] = ["Width", "Units", "Factor", "Length"],
        ["units"] = ["Filters"], ["filters"] = ["Units"], ["outchannels"] = ["Filters", "Units"], ["numfilters"] = ["Filters"],
        ["hiddensize"] = ["Units"], ["numhiddenunits"] = ["Units"], ["hiddenunits"] = ["Units"], ["hidden"] = ["Units"], ["bidirectional"] = ["Direction"], ["gobackwards"] = ["Direction"],
        ["gateactivation"] = ["RecurrentActivation"], ["gateactivationfunction"] = ["RecurrentActivation"], ["stateactivationfunction"] = ["Activation"],
        ["recurrentweightsinitializer"] = ["RecurrentInitializer"], ["unitforgetbias"] = ["ForgetBias"], ["outputmode"] = ["ReturnSequences"],
        ["outfeatures"] = ["Units", "Filters"], ["outputsize"] = ["Units"], ["channels"] = ["Filters"], ["neurons"] = ["Units"],
        ["strides"] = ["Stride"], ["dilationrate"] = ["Dilation"], ["dilationfactor"] = ["Dilation"], ["depthmultiplier"] = ["Multiplier"],
        ["pad"] = ["Padding"], ["bias"] = ["UseBias"], ["eps"] = ["Epsilon"], ["p"] = ["Rate"], ["probability"] = ["Rate"],
        ["negativeslope"] = ["Alpha"], ["slope"] = ["Alpha"], ["scale"] = ["Alpha", "Factor"], ["scalefactor"] = ["Factor"],
        ["kernelinitializer"] = ["WeightsInitializer"], ["weightinitializer"] = ["WeightsInitializer"],
        ["steps"] = ["Length"], ["timesteps"] = ["Length"], ["sequencelength"] = ["Length"], ["inputlength"] = ["Length"],
        ["inchannels"] = ["Channels"], ["features"] = ["Channels"], ["numchannels"] = ["Channels"], ["dataformat"] = ["Layout"],
    };

    /// <summary>The layer, or the input, that an attribute's name means; nothing where it is like none, or is one.</summary>
    /// <param name="name">The name, with or without the word Attribute at its end.</param>
    public static string? LayerOf(string name)
    {
        name = WithoutEnding(name, "Attribute");
        if (LayerTable.Names.Contains(name) || name == GenAttributes.InputName)
            return null;
        var plain = Plain(WithoutEnding(name, "Layer"));
        return s_layers.TryGetValue(plain, out var known) ? known : Like(plain, LayerTable.Names.Append(GenAttributes.InputName));
    }

    /// <summary>The property that is meant; nothing where the name is like none.</summary>
    /// <param name="name">The name given.</param>
    /// <param name="properties">The properties that there are.</param>
    public static string? PropertyOf(string name, IReadOnlyCollection<string> properties)
    {
        var plain = Plain(name);
        return s_properties.TryGetValue(plain, out var known) && known.FirstOrDefault(properties.Contains) is { } found ? found : Like(plain, properties);
    }

    private static string? Like(string plain, IEnumerable<string> names)
    {
        var byPlain = names.ToDictionary(Plain);
        if (byPlain.TryGetValue(plain, out var same))
            return same;
        var edits = plain.Length < LongEnoughForTwoEdits ? 1 : 2;
        return Nearest.Of(plain, byPlain.Keys, edits) is { } near ? byPlain[near] : null;
    }

    private static string Plain(string name) => name.Replace("_", "").ToLowerInvariant();

    private static string WithoutEnding(string name, string ending) =>
        name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal) ? name.Substring(0, name.Length - ending.Length) : name;
}
