using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Import.Graph;

namespace Gen.Import.Formats.PyTorch;

/// <summary>
/// Layers of a state dict where it alone says them: one matrix, or recurrent layers with a dense one behind; one convolution, where its stride, dilation and padding
/// are said beside it. Anything else needs a declaration, since activations, paddings and the order are not in the file.
/// </summary>
/// <param name="options">What the user said.</param>
internal sealed class TorchReader(ImportOptions options)
{
    private const int NominalLength = 1000;
    private const string Way = "Declare the network in C#, and give it with --network FILE.cs; or export the model to ONNX";
    private static readonly HashSet<string> s_ofCells = [.. new[] { "weight_ih", "weight_hh", "bias_ih", "bias_hh" }.SelectMany(name => new[] { name, name + "_reverse" })];
    private readonly Signals _signals = new(new() { Format = "PyTorch state dict", AnyLength = true, IsPart = true });

    public static Model Read(IReadOnlyList<ForeignTensor> tensors, ImportOptions options) => new TorchReader(options).Make(tensors);

    private Model Make(IReadOnlyList<ForeignTensor> tensors)
    {
        var modules = ForeignModule.Of(tensors, WeightNames.PyTorch);
        var isRecurrent = modules.Count > 0 && modules[0].Find("weight_ih") is not null;
        if (modules.Count == 0 || (modules.Count > 1 && !isRecurrent) || modules.Skip(1).SkipLast(1).Any(module => module.Find("weight_ih") is null))
            throw new ImportException($"A state dict has weights and no layers: of {modules.Count} modules it does not say what stands between them. {Way}.");
        var channels = options.Channels ?? ChannelsOf(modules[0]);
        var length = options.Length ?? (options.Shapes is [[.., var steps, _], ..] ? steps : NominalLength);
        var signal = _signals.Input("input", length, channels);
        foreach (var module in modules)
        {
            _signals.Place = $"module '{module.Name}'";
            _signals.Name = Naming.Worth(module.Name.Replace(".l0", ""));
            signal = Apply(module, signal);
        }

        _signals.Model.Note("A state dict does not say activations: here there is none behind a layer, and all steps of a recurrent layer go out.");
        _signals.Model.Outputs.Add(new("output", signal));
        return _signals.Model;
    }

    private Layer Apply(ForeignModule module, Layer signal)
    {
        if (module.Find("weight_ih") is not null)
            return Recurrence(module, signal);
        var bias = module.Find("bias")?.Values;
        return module.Find("weight") switch
        {
            { Shape: [_, _] } weight when module.Tensors.Count == (bias is null ? 1 : 2) => _signals.Dense(signal, Grid(weight).Transpose(1, 0), bias),
            { Shape: [_, var channels, _] } weight when module.Tensors.Count == (bias is null ? 1 : 2) && signal.Channels % channels == 0 =>
                _signals.Convolution(signal, Grid(weight).Transpose(2, 1, 0), bias, WindowOf(weight.Shape[2], signal) with { Groups = signal.Channels / channels }),
            _ => throw new ImportException($"Of the tensors {module} no layer can be told. {Way}."),
        };
    }

    /// <summary>What is said of the window; else of one with neither stride nor padding, the dilation at which the expected steps come out.</summary>
    private Window WindowOf(int width, Layer signal)
    {
        if (options.Stride is not null || options.Dilation is not null || options.Padding is not null)
            return new(options.Stride ?? 1, options.Dilation ?? 1, Left: options.Padding?[0] ?? 0, Right: options.Padding?[1] ?? 0);
        var steps = options.OutputShape is { Length: >= 2 } shape ? shape[^2] : signal.Steps + 1;
        var missing = signal.Steps - steps;
        if (width > 1 && missing > 0 && missing % (width - 1) == 0)
            return new(Dilation: missing / (width - 1));
        throw _signals.Refuse("a state dict does not say the stride, dilation and padding of a convolution. Say them with --stride, --dilation and --padding, such as --dilation 1; "
            + "or give --input and --expect, whose steps tell the dilation of one without padding");
    }

    private Layer Recurrence(ForeignModule module, Layer signal)
    {
        var units = module.Find("weight_hh")?.Shape[^1] ?? throw _signals.Refuse("it has no weight_hh");
        var gates = module.Find("weight_ih")!.Shape[0] / Math.Max(units, 1);
        var (kind, order) = gates switch { 4 => ("Lstm", new[] { 0, 1, 2, 3 }), 3 => ("Gru", [1, 0, 2]), 1 => ("SimpleRnn", [0]), _ => throw _signals.Refuse($"it has {gates} gates") };
        string[] suffixes = module.Find("weight_ih_reverse") is null ? [""] : ["", "_reverse"];
        if (module.Tensors.Keys.FirstOrDefault(name => !s_ofCells.Contains(name)) is { } other)
            throw _signals.Refuse($"it has '{other}', as a projection of states does, which has no counterpart");
        if (kind == "SimpleRnn")
            _signals.Model.Note($"{_signals.Place}: a state dict does not say whether it is tanh or relu; here tanh. Change Activation where it is relu.");
        return Recurrent.Make(_signals, kind, signal, [.. suffixes.Select(suffix => Cells(module, suffix, order))], suffixes.Length == 2 ? "Bidirectional" : "Forward", sequences: true);
    }

    private Cells Cells(ForeignModule module, string suffix, int[] order)
    {
        Grid Side(string name) => Recurrent.Reorder(Grid(module.Find(name + suffix) ?? throw _signals.Refuse($"it has no {name}{suffix}")).Transpose(1, 0), order);
        var (input, state) = (module.Find("bias_ih" + suffix)?.Values, module.Find("bias_hh" + suffix)?.Values);
        var bias = input is null || state is null ? null
            : order.Length == 3 ? Recurrent.Reorder(new([.. input, .. state], 2, input.Length), order) : Recurrent.Reorder(new([.. input.Zip(state, (a, b) => a + b)], input.Length), order);
        return new(Side("weight_ih"), Side("weight_hh"), bias);
    }

    private static int ChannelsOf(ForeignModule module) => (module.Find("weight_ih") ?? module.Find("weight")) is { Shape: [_, var channels, ..] } ? channels
        : throw new ImportException($"Of the tensors {module} no layer can be told. {Way}.");

    private static Grid Grid(ForeignTensor tensor) => new(tensor.Values, [.. tensor.Shape]);
}
