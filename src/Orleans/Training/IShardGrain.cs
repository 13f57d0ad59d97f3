using System.Threading.Tasks;
using Orleans;

namespace Gen.Orleans;

/// <summary>The sessions of one run on one silo. The key is the run's name and the silo's address.</summary>
internal interface IShardGrain : IGrainWithStringKey
{
    /// <summary>Opens network and data, or says why it cannot. A second time, it does nothing.</summary>
    [ResponseTimeout("00:10:00")]
    Task<SetupAnswer> Prepare(RunSetup setup);

    /// <summary>The sum of the gradients of some neighbouring shards, of this silo and of those that it asks in turn.</summary>
    [ResponseTimeout("00:10:00")]
    Task<SumAnswer> Sum(SumRequest request);

    /// <summary>Forgets the run.</summary>
    Task End();
}
