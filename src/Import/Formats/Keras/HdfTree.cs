using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Import.Graph;
using PureHDF;

namespace Gen.Import.Formats.Keras;

/// <summary>All arrays of an HDF5 group by their paths, with checked sizes.</summary>
/// <param name="root">The group.</param>
/// <param name="fileBytes">The file's length, which bounds what is read.</param>
internal sealed class HdfTree(IH5Group root, long fileBytes)
{
    private const int MostDepth = 16;
    private const int MostObjects = 50_000;
    private int _objects;
    private long _bytes;

    public IH5Group Root { get; } = root;

    /// <summary>Groups and datasets below a group, each with its path in slashes.</summary>
    public IEnumerable<(string Path, IH5Object Object)> Walk(IH5Group group, string path = "", int depth = 0)
    {
        if (depth > MostDepth)
            throw new ImportException($"Groups in the file are nested more than {MostDepth} deep.");
        foreach (var child in group.Children())
        {
            if (++_objects > MostObjects)
                throw new ImportException($"The file has more than {MostObjects} groups and datasets.");
            var name = path + child.Name.Replace('\\', '/');
            yield return (name, child);
            if (child is IH5Group inner)
            {
                foreach (var below in Walk(inner, name + "/", depth + 1))
                    yield return below;
            }
        }
    }

    public Grid Read(IH5Dataset dataset, string path)
    {
        var sizes = dataset.Space.Dimensions;
        var count = sizes.Aggregate(1.0, (product, size) => product * size);
        _bytes += (long)Math.Min(count * dataset.Type.Size, 1L << 50);
        if (count > Guard.MostValues || _bytes > 10 * fileBytes + (50L << 20))
            throw new ImportException($"The array '{path}' of [{string.Join(", ", sizes)}] does not fit into a file of {fileBytes} bytes.");
        var shape = Array.ConvertAll(sizes, size => (int)size);
        return (dataset.Type.Class, dataset.Type.Size) switch
        {
            (H5DataTypeClass.FloatingPoint, 4) => new(dataset.Read<float[]>(), shape),
            (H5DataTypeClass.FloatingPoint, 8) => new(Array.ConvertAll(dataset.Read<double[]>(), value => (float)value), shape),
            (H5DataTypeClass.FloatingPoint, 2) => new(Array.ConvertAll(dataset.Read<Half[]>(), value => (float)value), shape),
            (H5DataTypeClass.FixedPoint, 8) => new(Array.ConvertAll(dataset.Read<long[]>(), value => (float)value), shape),
            (H5DataTypeClass.FixedPoint, 4) => new(Array.ConvertAll(dataset.Read<int[]>(), value => (float)value), shape),
            var (kind, size) => throw new ImportException($"The array '{path}' has elements of {size} bytes ({kind}); expected floats."),
        };
    }
}
