using System.Collections.Generic;
using System.Linq;

namespace Gen.Tests.Reference;

/// <summary>A layer that gives its input to several blocks and joins what they make of it.</summary>
public abstract class CompositeReference : ReferenceLayer
{
    /// <inheritdoc/>
    public override string Attribute => $"{Kind[..1].ToUpperInvariant()}{Kind[1..]}<{string.Join(", ", Blocks.Select(block => block.Name))}>";

    /// <inheritdoc/>
    public override bool Fits(Shape input) => Blocks.All(block => block.Fits(input));

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterSpec> Parameters(Shape input) =>
        [.. Blocks.SelectMany((block, place) => block.Parameters(input, PlaceOf(place)))];

    /// <inheritdoc/>
    public override double[][] Forward(Shape shape, double[][] inputs, double[][] parameters, bool training) => Join(shape, inputs,
        [.. Walk(shape, parameters).Select(part => part.Block.Forward(shape, inputs, part.Values, training)[^1])]);

    /// <inheritdoc/>
    public override double[][] Backward(Shape shape, double[][] inputs, double[][] outputGradients, double[][] parameters, double[][] gradients)
    {
        var sums = inputs.Select(input => new double[input.Length]).ToArray();
        var parts = Split(shape, outputGradients);
        foreach (var (place, ((block, values), (_, mine))) in Walk(shape, parameters).Zip(Walk(shape, gradients)).Index())
            Add(sums, block.Backward(shape, inputs, parts[place], values, mine));
        for (var place = Blocks.Count; place < parts.Count; place++)
            Add(sums, parts[place]);
        return sums;
    }

    /// <inheritdoc/>
    public override void UpdateStatistics(Shape shape, double[][] inputs, double[][] parameters)
    {
        foreach (var (block, values) in Walk(shape, parameters))
            block.UpdateStatistics(shape, inputs, values);
    }

    /// <summary>What the names in the so-manieth block begin with.</summary>
    protected virtual string PlaceOf(int block) => "";

    /// <summary>Joins what the blocks made of a batch.</summary>
    protected abstract double[][] Join(Shape shape, double[][] inputs, IReadOnlyList<double[][]> parts);

    /// <summary>The gradient that goes to each block, and behind them what goes to the input itself.</summary>
    protected abstract IReadOnlyList<double[][]> Split(Shape shape, double[][] gradients);

    private static void Add(double[][] sums, double[][] terms)
    {
        for (var n = 0; n < sums.Length; n++)
        {
            for (var i = 0; i < sums[n].Length; i++)
                sums[n][i] += terms[n][i];
        }
    }

    private IEnumerable<(ReferenceBlock Block, double[][] Values)> Walk(Shape shape, double[][] arrays)
    {
        var start = 0;
        foreach (var block in Blocks)
        {
            var end = start + block.Parameters(shape).Count();
            yield return (block, arrays[start..end]);
            start = end;
        }
    }
}

/// <summary>The layers of a block.</summary>
public sealed class BlockReference(ReferenceBlock block) : CompositeReference
{
    /// <inheritdoc/>
    public override string Kind => "block";

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceBlock> Blocks => [block];

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => block.Infer(input);

    /// <inheritdoc/>
    protected override double[][] Join(Shape shape, double[][] inputs, IReadOnlyList<double[][]> parts) => parts[0];

    /// <inheritdoc/>
    protected override IReadOnlyList<double[][]> Split(Shape shape, double[][] gradients) => [gradients];
}

/// <summary>The sum of a block and its input, or a shortcut.</summary>
public sealed class ResidualReference(ReferenceBlock body, ReferenceBlock? shortcut = null) : CompositeReference
{
    /// <inheritdoc/>
    public override string Kind => "residual";

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceBlock> Blocks => shortcut is null ? [body] : [body, shortcut];

    /// <inheritdoc/>
    protected override string PlaceOf(int block) => block == 0 ? "" : "shortcut.";

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => body.Infer(input);

    /// <inheritdoc/>
    protected override double[][] Join(Shape shape, double[][] inputs, IReadOnlyList<double[][]> parts) =>
        [.. parts[0].Zip(shortcut is null ? inputs : parts[1], (a, b) => a.Zip(b, (x, y) => x + y).ToArray())];

    /// <inheritdoc/>
    protected override IReadOnlyList<double[][]> Split(Shape shape, double[][] gradients) => [gradients, gradients];
}

/// <summary>Several blocks side by side in the channels.</summary>
public sealed class ConcatReference(params ReferenceBlock[] parts) : CompositeReference
{
    /// <inheritdoc/>
    public override string Kind => "concat";

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceBlock> Blocks => parts;

    /// <inheritdoc/>
    protected override string PlaceOf(int block) => $"branch_{(char)('1' + block)}.";

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) =>
        new(parts[0].Infer(input).Length, parts.Sum(part => part.Infer(input).Channels));

    /// <inheritdoc/>
    protected override double[][] Join(Shape shape, double[][] inputs, IReadOnlyList<double[][]> signals)
    {
        var output = OutputShape(shape);
        var joined = inputs.Select(_ => new double[output.Length * output.Channels]).ToArray();
        Visit(shape, (part, mine, whole, n) => joined[n][whole] = signals[part][n][mine], inputs.Length);
        return joined;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<double[][]> Split(Shape shape, double[][] gradients)
    {
        var split = parts.Select(part => part.Infer(shape)).Select(part => gradients.Select(_ => new double[part.Length * part.Channels]).ToArray()).ToList();
        Visit(shape, (part, mine, whole, n) => split[part][n][mine] = gradients[n][whole], gradients.Length);
        return split;
    }

    /// <summary>Calls back for each value of each part: its place there and in the whole.</summary>
    private void Visit(Shape shape, System.Action<int, int, int, int> visit, int samples)
    {
        var (output, first) = (OutputShape(shape), 0);
        for (var part = 0; part < parts.Length; part++)
        {
            var channels = parts[part].Infer(shape).Channels;
            for (var n = 0; n < samples; n++)
            {
                for (var i = 0; i < output.Length * channels; i++)
                    visit(part, i, i / channels * output.Channels + first + i % channels, n);
            }

            first += channels;
        }
    }
}
