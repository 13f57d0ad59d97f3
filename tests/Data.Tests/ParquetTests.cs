using System;
using System.IO;
using System.Threading.Tasks;
using Gen.Data.Tests.Helpers;
using Parquet;
using Parquet.Schema;
using Xunit;

namespace Gen.Data.Tests;

/// <summary>Parquet files of two row groups, as their library writes them.</summary>
public sealed class ParquetTests : IDisposable
{
    private static readonly DataField s_id = new("id", typeof(int));
    private static readonly DataField s_x = new("x", typeof(float), isNullable: true);
    private static readonly DataField s_y = new("y", typeof(double));
    private static readonly DataField s_kind = new("kind", typeof(string));

    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task RowsAreSteps()
    {
        var path = await WriteAsync(2);
        var set = SignalSet.FromParquet(path, new TableOptions { Label = "kind", Recording = "id" });
        Assert.Equal(["x", "y"], set.ChannelNames);
        Assert.Equal(["go", "stop"], set.Classes);
        Assert.Equal([1, 0.5f, 2, 1.5f, 1, 0.5f, 2, 1.5f], set[0].Values.ToArray());
        Assert.Equal([3, 2.5f, 3, 2.5f], set[1].Values.ToArray());
    }

    [Fact]
    public async Task GapsAndTextsAreToldByRow()
    {
        var path = await WriteAsync(null);
        var gap = Assert.Throws<InvalidDataException>(() => SignalSet.FromParquet(path, new TableOptions { Label = "kind", Recording = "id" }));
        Assert.Contains($"{path}, row 2: column 'x' has no value", gap.Message, StringComparison.Ordinal);
        Assert.Equal(1, SignalSet.FromParquet(path, new TableOptions { Label = "kind", Recording = "id", Missing = MissingValues.Interpolate })[0].Values.Span[2]);
        var text = Assert.Throws<InvalidDataException>(() => SignalSet.FromParquet(path));
        Assert.Contains("row 1", text.Message, StringComparison.Ordinal);
        Assert.Contains("column 'kind' is 'go'", text.Message, StringComparison.Ordinal);
    }

    private async Task<string> WriteAsync(float? second)
    {
        await using var stream = File.Create(_files["a.parquet"]);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(s_kind, s_id, s_x, s_y), stream);
        for (var part = 0; part < 2; part++)
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(s_kind, ["go", "go", "stop"]);
            await group.WriteAsync<int>(s_id, new[] { 1, 1, 2 });
            await group.WriteAsync<float>(s_x, new float?[] { 1, second, 3 });
            await group.WriteAsync<double>(s_y, new[] { 0.5, 1.5, 2.5 });
        }

        return _files["a.parquet"];
    }
}
