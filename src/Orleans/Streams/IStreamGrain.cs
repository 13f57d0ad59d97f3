using System.Threading.Tasks;
using Orleans;

namespace Gen.Orleans;

/// <summary>The streams of a group of devices; a device may be a group by itself. The key is the network's name, a bar, and the group's.</summary>
internal interface IStreamGrain : IGrainWithStringKey
{
    /// <summary>Takes frames. What it had before it leaves aside, so that a question may be repeated.</summary>
    Task<PushAnswer> Push(PushRequest request);
}
