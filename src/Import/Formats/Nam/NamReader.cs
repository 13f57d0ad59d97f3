using System.Linq;
using System.Text.Json;
using Gen.Import.Graph;

namespace Gen.Import.Formats.Nam;

/// <summary>Reads the files of Neural Amp Modeler: an architecture, its configuration, and one list of weights.</summary>
internal static class NamReader
{
    private const int NominalLength = 4096;

    public static bool Is(JsonElement root) => root.Get("architecture") is not null && root.Get("config") is not null;

    public static Model Read(JsonElement root, ImportOptions options)
    {
        var architecture = root.Text("architecture");
        if (architecture == "SlimmableContainer")
            return ReadLargest(root, options);
        var model = new Model { Format = $"NAM {root.Text("version") ?? ""} {architecture}".TrimEnd(), Name = root.Get("metadata")?.Text("name"), AnyLength = true, IsStream = true };
        var config = root.Need("config", "The file");
        var weights = new NamWeights(root.Need("weights", "The file").Numbers("weights").Values);
        var signals = new Signals(model);
        var input = signals.Input("input", options.Length ?? NominalLength, 1);
        var output = architecture switch
        {
            "WaveNet" => new WaveNet(signals, weights).Read(config, input),
            "LSTM" => NamLstm.Read(signals, weights, config, input, root.Real("sample_rate", 48000)),
            "ConvNet" => NamConvNet.Read(signals, weights, config, input),
            "Linear" => NamConvNet.Linear(signals, weights, config, input),
            var other => throw new ImportException($"NAM's architecture '{other}' has no counterpart; WaveNet, LSTM, ConvNet and Linear have."),
        };
        weights.RequireEnd();
        model.Outputs.Add(new("output", output));
        if (model.WarmUp > 0)
            model.Note($"NAM feeds {model.WarmUp} samples of zeros before the first one: push as many into a stream to begin as it does.");
        return model;
    }

    private static Model ReadLargest(JsonElement root, ImportOptions options)
    {
        var parts = (root.Get("config")?.Get("submodels") ?? root.Get("submodels"))?.Items().ToList();
        if (parts is null or [])
            throw new ImportException("The container has no submodels.");
        var largest = parts.OrderBy(part => part.Real("max_value", 1)).Last();
        var inner = largest.Get("model") ?? largest;
        var model = Read(inner, options);
        model.Note($"The file holds {parts.Count} models of one amplifier; this is the largest one.");
        return model;
    }
}

/// <summary>A list of weights that is read from its start to its end.</summary>
internal sealed class NamWeights(float[] values)
{
    private int _next;

    public float[] Take(int count, string what)
    {
        if (count > values.Length - _next)
            throw new ImportException($"The file has {values.Length} weights, and {what} needs {count} more after the first {_next}.");
        _next += count;
        return values[(_next - count).._next];
    }

    /// <summary>Filters of [filters, channels / groups, width], as [width, channels / groups, filters].</summary>
    public Grid Filters(int filters, int channels, int width, string what) =>
        new Grid(Take(Guard.Product([filters, channels, width], what), what), filters, channels, width).Transpose(2, 1, 0);

    public void RequireEnd()
    {
        if (_next != values.Length)
            throw new ImportException($"The file has {values.Length} weights, but its configuration uses {_next}.");
    }
}
