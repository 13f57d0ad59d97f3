using System;
using System.Linq;
using Gen.Import.Graph;

namespace Gen.Import.Tensors;

/// <summary>
/// A tensor of the file that lies in a layer's signal: for each of its values the place in the signal. So transpositions, reshapes and slices cost nothing until
/// a layer needs the values in an order of its own.
/// </summary>
/// <param name="Layer">Whose signal it is.</param>
/// <param name="Sizes">The dimensions for one sample.</param>
/// <param name="BatchDim">The dimension whose outermost part is the batch.</param>
/// <param name="Batch">The samples that the file counts on.</param>
/// <param name="Map">The place of each value, row-major: step * channels + channel.</param>
internal sealed record View(Layer Layer, int[] Sizes, int BatchDim, int Batch, int[] Map)
{
    public int Rank => Sizes.Length;

    /// <summary>The dimensions as the file has them, batch included.</summary>
    public int[] FileSizes => [.. Sizes.Select((size, dim) => dim == BatchDim ? size * Batch : size)];

    /// <summary>Whether it has all values of the signal, each once.</summary>
    public bool IsWhole
    {
        get
        {
            if (Map.Length != Layer.Output.Size)
                return false;
            var seen = new bool[Map.Length];
            return Array.TrueForAll(Map, place => !seen[place] && (seen[place] = true));
        }
    }

    /// <summary>A view of a new layer whose steps and channels are these dimensions.</summary>
    public static View Of(Layer layer, int[] sizes, int batchDim, int batch, int[] steps, int[] channels)
    {
        var strides = new int[sizes.Length];
        var stride = 1;
        foreach (var dim in steps.Concat(channels).Reverse())
        {
            strides[dim] = stride;
            stride *= sizes[dim];
        }

        return stride == layer.Output.Size
            ? new(layer, sizes, batchDim, batch, Coordinates.Walk(sizes, strides, 0))
            : throw new ImportException($"{layer.Place}: a signal of {layer.Output} is no tensor of [{string.Join(", ", sizes)}].");
    }

    /// <summary>The same tensor in the signal of a layer that has each value at the same place.</summary>
    public View On(Layer layer) => this with { Layer = layer };

    /// <summary>A dimension counted from the front, checked.</summary>
    public int Dim(long dim, string place)
    {
        var counted = dim < 0 ? dim + Rank : dim;
        return counted >= 0 && counted < Rank ? (int)counted : throw new ImportException($"{place}: a tensor of {Rank} dimensions has none of number {dim}.");
    }

    public View Transpose(int[] order) => new(
        Layer, Array.ConvertAll(order, dim => Sizes[dim]), Array.IndexOf(order, BatchDim), Batch, Pick(Coordinates.Transposed(Sizes, order)));

    /// <summary>Other dimensions for the same values in the same order, given as the file counts them.</summary>
    public View Reshape(int[] fileSizes, string place)
    {
        var before = Sizes.Take(BatchDim).Aggregate(1L, (product, size) => product * size);
        var product = 1L;
        for (var dim = 0; dim < fileSizes.Length; dim++)
        {
            if (product == before && fileSizes[dim] % Batch == 0 && (Batch > 1 || fileSizes[dim] == 1 || IsLastChance(fileSizes, dim)))
                return WithSizes([.. fileSizes.Select((size, index) => index == dim ? size / Batch : size)], dim, place);
            product *= fileSizes[dim];
        }

        throw new ImportException($"{place}: a reshape from [{string.Join(", ", FileSizes)}] to [{string.Join(", ", fileSizes)}] mixes samples of a batch.");
    }

    public View Unsqueeze(int dim) => this with { Sizes = [.. Sizes[..dim], 1, .. Sizes[dim..]], BatchDim = dim <= BatchDim ? BatchDim + 1 : BatchDim };

    public View Squeeze(int dim, string place)
    {
        if (Sizes[dim] != 1 || (dim == BatchDim && Batch != 1))
            throw new ImportException($"{place}: dimension {dim} of [{string.Join(", ", FileSizes)}] is to be left out, but is not 1.");
        if (dim == BatchDim && Rank == 1)
            return this;
        return this with { Sizes = [.. Sizes[..dim], .. Sizes[(dim + 1)..]], BatchDim = dim == BatchDim ? NewBatch(dim) : dim < BatchDim ? BatchDim - 1 : BatchDim };
    }

    /// <summary>Some values along a dimension.</summary>
    public View Select(int dim, int[] places, string place)
    {
        if (dim == BatchDim && !places.AsSpan().SequenceEqual(Enumerable.Range(0, Sizes[dim]).ToArray()))
            throw new ImportException($"{place}: it takes some of a batch's samples.");
        var sizes = Sizes.ToArray();
        sizes[dim] = places.Length;
        var strides = Coordinates.Strides(Sizes);
        var map = Coordinates.Walk(sizes, [.. strides.Select((stride, index) => index == dim ? 0 : stride)], 0);
        var inner = strides[dim];
        for (var index = 0; index < map.Length; index++)
            map[index] = Map[map[index] + places[index / inner % places.Length] * inner];
        return this with { Sizes = sizes, Map = map };
    }

    /// <summary>As many dimensions as another, and its sizes: dimensions of one value are spread.</summary>
    public View Broadcast(int[] sizes, int batchDim, string place)
    {
        var view = this;
        while (view.Rank < sizes.Length)
            view = view.Unsqueeze(0);
        for (var dim = 0; dim < sizes.Length; dim++)
        {
            if (view.Sizes[dim] == sizes[dim])
                continue;
            if (view.Sizes[dim] != 1)
                throw new ImportException($"{place}: tensors of [{string.Join(", ", Sizes)}] and [{string.Join(", ", sizes)}] do not go together.");
            view = view with { BatchDim = dim == view.BatchDim ? -1 : view.BatchDim };
            view = view.Select(dim, new int[sizes[dim]], place);
        }

        return view with { BatchDim = batchDim };
    }

    /// <summary>The distance in the signal between neighbours of a dimension.</summary>
    public int StrideOf(int dim) => Sizes[dim] == 1 ? 0 : Map[Coordinates.Strides(Sizes)[dim]] - Map[0];

    private int NewBatch(int removed) => removed < Rank - 1 ? removed : removed - 1;

    private View WithSizes(int[] sizes, int batchDim, string place) => Guard.Product(sizes, place) == Map.Length
        ? this with { Sizes = sizes, BatchDim = batchDim }
        : throw new ImportException($"{place}: [{string.Join(", ", FileSizes)}] cannot be seen as dimensions of [{string.Join(", ", sizes)}].");

    /// <summary>A batch of one is best a dimension of its own; where there is none, it is the first that it may be.</summary>
    private bool IsLastChance(int[] fileSizes, int dim) => fileSizes[dim] != 1;

    private int[] Pick(int[] places) => Array.ConvertAll(places, place => Map[place]);
}
