using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Orleans;
using Orleans.Runtime;

namespace Gen.Orleans;

/// <summary>A sweep's table, for whoever watches. The key is its name.</summary>
internal interface ISweepGrain : IGrainWithStringKey
{
    /// <summary>Replaces rows.</summary>
    Task Put(SweepRow[] rows);

    /// <summary>All rows.</summary>
    Task<SweepRow[]> Table();
}

/// <summary>What it keeps.</summary>
[GenerateSerializer]
internal sealed class SweepState
{
    /// <summary>The rows by their trials.</summary>
    [Id(0)]
    public Dictionary<int, SweepRow> Rows { get; set; } = [];
}

/// <summary>Keeps the table.</summary>
internal sealed class SweepGrain([PersistentState("sweep", GenSilos.Storage)] IPersistentState<SweepState> state) : Grain, ISweepGrain
{
    public Task Put(SweepRow[] rows)
    {
        foreach (var row in rows)
            state.State.Rows[row.Trial] = row;
        return state.WriteStateAsync();
    }

    public Task<SweepRow[]> Table() => Task.FromResult(state.State.Rows.Values.OrderBy(row => row.Trial).ToArray());
}
