using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Gen.Import.Graph;
using Gen.Import.Tensors;

namespace Gen.Import.Formats.Keras;

/// <summary>A layer as Keras describes it, with its weights.</summary>
/// <param name="Class">Keras' class.</param>
/// <param name="Name">Its name.</param>
/// <param name="Config">Its configuration.</param>
/// <param name="Arrays">Its arrays in Keras' order.</param>
/// <param name="Major">Keras' first number.</param>
internal sealed record KerasLayer(string Class, string Name, JsonElement Config, IReadOnlyList<KerasArray> Arrays, int Major)
{
    /// <summary>Whether the kernels of convolutions are turned round.</summary>
    public bool IsTheano { get; init; }

    public string Place => $"layer '{Name}' ({Class})";

    public bool ChannelsFirst => (Config.Text("data_format") ?? Config.Text("dim_ordering")) is "channels_first" or "th";

    public bool UseBias => Config.Flag("use_bias", Config.Flag("bias", true));

    public bool ReturnsSequences => Config.Flag("return_sequences", false);

    /// <summary>A layer that a wrapper has inside, with this one's arrays.</summary>
    public KerasLayer Inner(string member, Func<IReadOnlyList<KerasArray>, IReadOnlyList<KerasArray>>? arrays = null)
    {
        var inner = Config.Need(member, Place);
        return new(inner.Text("class_name") ?? "", Name, inner.Need("config", Place), arrays?.Invoke(Arrays) ?? Arrays, Major) { IsTheano = IsTheano };
    }

    /// <summary>A number of a list of windows' sizes, under its name of any version.</summary>
    public int[] Sizes(int dims, int byDefault, params string[] names)
    {
        var found = names.Select(name => Config.Integers(name)).FirstOrDefault(sizes => sizes is not null) ?? [byDefault];
        return found.Length == dims ? found : found.Length == 1 ? [.. Enumerable.Repeat(found[0], dims)] : throw new ImportException($"{Place}: '{names[0]}' has {found.Length} numbers; expected {dims}.");
    }

    public string Padding => Config.Text("padding") ?? Config.Text("border_mode") ?? "valid";

    public Grid Array(int place, string what) => place < Arrays.Count
        ? Arrays[place].Values
        : throw new ImportException($"{Place}: the file has {Arrays.Count} arrays of it, and no {what}.");

    public float[]? Bias(int place) => UseBias ? Array(place, "bias").Values : null;

    /// <summary>An activation's name, of a name or an object.</summary>
    public string Activation(string member = "activation") => Config.Get(member) switch
    {
        { ValueKind: JsonValueKind.String } name => name.GetString()!,
        { ValueKind: JsonValueKind.Object } item => item.Text("class_name") == "function" ? item.Text("config") ?? "?" : item.Text("class_name") ?? "?",
        _ => "linear",
    };

    public ImportException Refuse(string why, string way) => new($"{Place}: {why}. {way}");
}
