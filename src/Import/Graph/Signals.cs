using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Import.Graph;

/// <summary>Makes layers on signals of steps and channels: what Gen's attributes can say, with the sizes checked.</summary>
/// <param name="model">The model that they belong to.</param>
internal sealed class Signals(Model model)
{
    /// <summary>Where in the file the next layers come from.</summary>
    public string Place { get; set; } = "the model";

    /// <summary>The name of the next layer with parameters, where the file has one.</summary>
    public string? Name { get; set; }

    public Model Model { get; } = model;

    public Layer Input(string name, int steps, int channels, InputOrder order = InputOrder.ChannelsLast)
    {
        Guard.Positive((long)steps * channels, $"Input '{name}'");
        var input = new Layer("Input", $"input '{name}'") { Name = name, Output = new(steps, channels), Order = order };
        Model.Inputs.Add(input);
        return input;
    }

    /// <summary>A layer without parameters.</summary>
    public Layer Plain(string kind, Layer input, int steps, int channels)
    {
        if (steps < 1)
            throw Refuse($"nothing would remain of its {input.Steps} steps");
        return new(kind, Place) { Inputs = [input], Output = Shape(steps, channels) };
    }

    /// <summary>A convolution; one with a group for each channel is depthwise.</summary>
    /// <param name="input">The signal.</param>
    /// <param name="weight"><c>[width, channels / groups, filters]</c>.</param>
    /// <param name="bias">One for each filter, or none.</param>
    /// <param name="window">Strides and paddings.</param>
    public Layer Convolution(Layer input, Grid weight, float[]? bias, Window window)
    {
        var (width, filters) = (weight.Shape[0], weight.Shape[2]);
        if (input.Channels % window.Groups != 0 || weight.Shape[1] != input.Channels / window.Groups || filters % window.Groups != 0)
            throw Refuse($"its weights are for {(long)weight.Shape[1] * window.Groups} channels in {window.Groups} groups and {filters} filters, but {input.Channels} channels come to it");
        var steps = window.Outputs(input.Steps, width);
        if (steps < 1)
            throw Refuse($"a window of {window.Reach(width)} steps is wider than its {input.Steps} steps and padding");
        var isDepthwise = window.Groups == input.Channels && window.Groups > 1;
        var layer = new Layer(isDepthwise ? "DepthwiseConv1d" : "Conv1d", Place) { Name = TakeName(), Inputs = [input], Output = Shape(steps, filters) };
        if (isDepthwise)
            layer.With("Multiplier", CSharp.Of(filters / input.Channels), "1");
        else
            layer.With("Filters", CSharp.Of(filters), "32");
        layer.With("Width", CSharp.Of(width), "3");
        AddWindow(layer, window, window.Words(input.Steps, width));
        if (!isDepthwise)
            layer.With("Groups", CSharp.Of(window.Groups), "1");
        layer.With("UseBias", CSharp.Of(bias is not null), "true");
        layer.Parameters.Add(isDepthwise
            ? Learned.Of("weight", weight.Values, width, input.Channels, filters / input.Channels)
            : Learned.Of("weight", weight.Values, width, weight.Shape[1], filters));
        return WithBias(layer, bias, filters);
    }

    /// <summary>A transposed convolution.</summary>
    /// <param name="input">The signal.</param>
    /// <param name="weight"><c>[width, filters / groups, channels]</c>.</param>
    /// <param name="bias">One for each filter, or none.</param>
    /// <param name="window">Strides and paddings.</param>
    /// <param name="outputPadding">The steps that are added at the end.</param>
    public Layer Transposed(Layer input, Grid weight, float[]? bias, Window window, int outputPadding)
    {
        if (weight.Shape[2] != input.Channels)
            throw Refuse($"its weights are for {weight.Shape[2]} channels, but {input.Channels} come to it");
        var filters = Guard.Positive((long)weight.Shape[1] * window.Groups, "The number of filters");
        var steps = (input.Steps - 1L) * window.Stride + window.Reach(weight.Shape[0]) - window.Left - window.Right + outputPadding;
        var layer = new Layer("ConvTranspose1d", Place) { Name = TakeName(), Inputs = [input], Output = Shape(Guard.Positive(steps, "The number of steps"), filters) };
        layer.With("Filters", CSharp.Of(filters), "32").With("Width", CSharp.Of(weight.Shape[0]), "3");
        AddWindow(layer, window, CSharp.Padding(window.Left, window.Right));
        layer.With("OutputPadding", CSharp.Of(outputPadding), "0").With("Groups", CSharp.Of(window.Groups), "1").With("UseBias", CSharp.Of(bias is not null), "true");
        layer.Parameters.Add(Learned.Of("weight", weight.Values, weight.Shape));
        return WithBias(layer, bias, filters);
    }

    /// <summary>A dense layer at each step.</summary>
    /// <param name="input">The signal.</param>
    /// <param name="weight"><c>[channels, units]</c>.</param>
    /// <param name="bias">One for each unit, or none.</param>
    public Layer Dense(Layer input, Grid weight, float[]? bias)
    {
        if (weight.Shape[0] != input.Channels)
            throw Refuse($"its weights are for {weight.Shape[0]} channels, but {input.Channels} come to it");
        var layer = new Layer("Dense", Place) { Name = TakeName(), Inputs = [input], Output = Shape(input.Steps, weight.Shape[1]) };
        layer.Options.Add(("", CSharp.Of(weight.Shape[1])));
        layer.With("UseBias", CSharp.Of(bias is not null), "true");
        layer.Parameters.Add(Learned.Of("weight", weight.Values, weight.Shape));
        return WithBias(layer, bias, weight.Shape[1]);
    }

    public Layer Pool(Layer input, bool isMax, int size, int stride, int left, int right)
    {
        Guard.Positive(size, "The size of a pool");
        Guard.Positive(stride, "The stride of a pool");
        var steps = ((long)left + input.Steps + right - size) / stride + 1;
        if (size == 1 && stride == 1 && left == 0 && right == 0)
            return input;
        if ((long)left + input.Steps + right < size)
            throw Refuse($"a window of {size} steps is wider than its {input.Steps} steps and padding");
        return Plain(isMax ? "MaxPool1d" : "AveragePool1d", input, Guard.Size(steps, "A pool"), input.Channels)
            .With("Size", CSharp.Of(size), "2").With("Stride", CSharp.Of(stride), CSharp.Of(size)).With("Padding", new Window(stride, Left: left, Right: right).Words(input.Steps, size), "\"valid\"");
    }

    public Layer GlobalPool(Layer input, bool isMax) =>
        input.Steps == 1 ? input : Plain(isMax ? "GlobalMaxPool1d" : "GlobalAveragePool1d", input, 1, input.Channels);

    public Layer Flatten(Layer input) => input.Steps == 1 ? input : Plain("Flatten", input, 1, Guard.Size((long)input.Steps * input.Channels, "A flattened signal"));

    public Layer Activation(Layer input, string kind, double? alpha = null)
    {
        var layer = Plain(kind, input, input.Steps, input.Channels);
        return alpha is { } factor ? layer.With("Alpha", CSharp.Of(factor), kind == "LeakyRelu" ? "0.01" : "1") : layer;
    }

    public Layer Crop(Layer input, int before, int after)
    {
        if (before == 0 && after == 0)
            return input;
        var layer = Plain("Cropping1d", input, input.Steps - before - after, input.Channels);
        layer.Options.Add(("", CSharp.Of(before)));
        layer.Options.Add(("", CSharp.Of(after)));
        return layer;
    }

    public Layer Upsample(Layer input, int factor) =>
        factor == 1 ? input : Plain("Upsample1d", input, Guard.Size((long)input.Steps * factor, "Upsampling"), input.Channels).With("Factor", CSharp.Of(factor), "2");

    public Layer Repeat(Layer input, int times)
    {
        var layer = Plain("Repeat", input, Guard.Positive(times, "A repetition"), input.Channels);
        layer.Options.Add(("", CSharp.Of(times)));
        return layer;
    }

    /// <summary>A normalisation by running statistics.</summary>
    public Layer BatchNorm(Layer input, float[] gamma, float[] beta, float[] mean, float[] variance, double epsilon)
    {
        if (gamma.Length != input.Channels || beta.Length != gamma.Length || mean.Length != gamma.Length || variance.Length != gamma.Length)
            throw Refuse($"its {gamma.Length}, {beta.Length}, {mean.Length} and {variance.Length} values are not one for each of {input.Channels} channels");
        var layer = Plain("BatchNorm", input, input.Steps, input.Channels).With("Epsilon", CSharp.Of(epsilon), "0.001");
        layer.Name = TakeName();
        foreach (var (name, values) in new[] { ("gamma", gamma), ("beta", beta), ("running_mean", mean), ("running_var", variance) })
            layer.Parameters.Add(Learned.Of(name, values, values.Length));
        return layer;
    }

    public Layer LayerNorm(Layer input, float[] gamma, float[] beta, double epsilon)
    {
        if (gamma.Length != input.Channels || beta.Length != input.Channels)
            throw Refuse($"its {gamma.Length} and {beta.Length} values are not one for each of {input.Channels} channels");
        var layer = Plain("LayerNorm", input, input.Steps, input.Channels).With("Epsilon", CSharp.Of(epsilon), "0.001");
        layer.Name = TakeName();
        layer.Parameters.Add(Learned.Of("gamma", gamma, gamma.Length));
        layer.Parameters.Add(Learned.Of("beta", beta, beta.Length));
        return layer;
    }

    public Layer PRelu(Layer input, float[] alpha)
    {
        alpha = alpha.Length == 1 && input.Channels > 1 ? [.. Enumerable.Repeat(alpha[0], input.Channels)] : alpha;
        if (alpha.Length != input.Channels)
            throw Refuse($"its {alpha.Length} slopes are not one for each of {input.Channels} channels");
        var layer = Plain("PRelu", input, input.Steps, input.Channels);
        layer.Name = TakeName();
        layer.Parameters.Add(Learned.Of("alpha", alpha, alpha.Length));
        return layer;
    }

    /// <summary>x * scale + shift for each channel; clean-up merges it into a layer that is linear anyway, where there is one.</summary>
    public Layer Scale(Layer input, float[] scale, float[] shift)
    {
        if (Array.TrueForAll(scale, factor => factor == 1) && Array.TrueForAll(shift, summand => summand == 0))
            return input;
        var layer = Plain("Scale", input, input.Steps, input.Channels);
        layer.Parameters.Add(Learned.Of("scale", scale, input.Channels));
        layer.Parameters.Add(Learned.Of("shift", shift, input.Channels));
        return layer;
    }

    public Layer Scale(Layer input, double scale, double shift) =>
        Scale(input, [.. Enumerable.Repeat((float)scale, input.Channels)], [.. Enumerable.Repeat((float)shift, input.Channels)]);

    /// <summary>The sum or the product of two signals; one of a single step is spread over all steps of the other.</summary>
    public Layer Combine(string kind, Layer first, Layer second)
    {
        if (first.Steps == 1 && second.Steps > 1)
            (first, second) = (second, first);
        if (first.Channels != second.Channels || (second.Steps != first.Steps && second.Steps != 1))
            throw Refuse($"signals of {first.Output} and {second.Output} do not go together");
        return new(kind, Place) { Inputs = [first, second], Output = first.Output };
    }

    public Layer Join(IReadOnlyList<Layer> parts)
    {
        var steps = parts.Max(part => part.Steps);
        if (parts.Any(part => part.Steps != steps && part.Steps != 1))
            throw Refuse($"signals of {string.Join(", ", parts.Select(part => part.Steps))} steps cannot stand side by side");
        return parts.Count == 1
            ? parts[0]
            : new("Join", Place) { Inputs = [.. parts], Output = Shape(steps, Guard.Size(parts.Sum(part => (long)part.Channels), "A join")) };
    }

    public ImportException Refuse(string why) => new($"{Place}: {why}.");

    public string? TakeName()
    {
        var name = Name;
        Name = null;
        return name;
    }

    private SignalShape Shape(int steps, int channels)
    {
        Guard.Positive(Guard.Made([steps, channels], Place), Place);
        return new(steps, channels);
    }

    private static void AddWindow(Layer layer, Window window, string padding)
    {
        layer.Window = window;
        layer.With("Stride", CSharp.Of(window.Stride), "1").With("Dilation", CSharp.Of(window.Dilation), "1");
        layer.With("Padding", padding, "\"valid\"").With("PaddingMode", "PaddingMode." + window.Mode, "PaddingMode.Constant");
    }

    private static Layer WithBias(Layer layer, float[]? bias, int length)
    {
        if (bias is not null)
            layer.Parameters.Add(Learned.Of("bias", bias, length));
        return layer;
    }
}
