using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Orleans;

namespace Gen.Orleans;

/// <summary>
/// Streams of many devices over a cluster: frames in, decisions out. Each frame is taken exactly once, and the outputs are those of one undisturbed stream,
/// whatever silo dies, while this process lives: it keeps the frames that are not written down, and sends them again.
/// </summary>
public sealed class Fleet
{
    private readonly IGrainFactory _cluster;
    private readonly string _network;
    private readonly ConcurrentDictionary<string, FleetGroup> _groups = new(StringComparer.Ordinal);

    /// <summary>Names what serves the devices.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="network">What the silos call the network: by default the full name of its type.</param>
    public Fleet(IGrainFactory cluster, string network)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentException.ThrowIfNullOrEmpty(network);
        (_cluster, _network) = (cluster, network);
    }

    /// <summary>Names what serves the devices, by its type.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="network">The network's type.</param>
    public Fleet(IGrainFactory cluster, Type network)
        : this(cluster, SiloCatalog.NameOf(network))
    {
    }

    /// <summary>
    /// The grains that devices are shared out to, by their names; 0, the default, gives each its own. Frames of one group travel together while a push is under
    /// way: from some thousand devices on, a group for each hundred of them costs a fraction. It is a part of the devices' address: the same number always.
    /// </summary>
    public int Groups { get; init; }

    /// <summary>
    /// The frames of a device after which a group's state is written down; 1 for each push, so that frames are safe when they are answered even if this
    /// process dies. Default: 64.
    /// </summary>
    public int PersistEvery { get; init; } = 64;

    /// <summary>The version of the weights that all silos must have (<see cref="VersionOf"/>); <see langword="null"/>, the default, for any that is the same on all.</summary>
    public string? Weights { get; init; }

    /// <summary>How long a push may take, with all its tries. Default: one minute.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long one try may take. Default: two seconds.</summary>
    public TimeSpan TryTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The questions that were sent again because a silo went.</summary>
    public long Retries => _groups.Values.Sum(group => group.Retries);

    /// <summary>What names a network's weights.</summary>
    /// <param name="network">The network.</param>
    public static string VersionOf(INetwork network) => Convert.ToHexStringLower(SHA256.HashData(BytesOf(network)));

    /// <summary>The values of a frame.</summary>
    internal int Channels { get; private set; }

    /// <summary>Asks every silo whether it can serve; before the first push.</summary>
    /// <exception cref="ClusterException">One does not know the network, or has other weights.</exception>
    public async Task StartAsync()
    {
        var alive = await SiloRoster.AliveAsync(_cluster).ConfigureAwait(false) ?? [];
        if (alive.Length == 0)
            throw new ClusterException("The cluster has no silo that answers.");
        var answers = await Task.WhenAll(alive.Select(silo => Silo(silo).Describe(_network))).ConfigureAwait(false);
        var faults = answers.Where(answer => answer.Fault is not null).Select(answer => answer.Fault).ToList();
        var expected = Weights ?? answers[0].Version;
        for (var i = 0; i < answers.Length && faults.Count == 0; i++)
        {
            if (answers[i].Version != expected)
                throw new ClusterException($"The silo {alive[i]} has version {answers[i].Version[..12]} of the weights of '{_network}'; expected {expected[..Math.Min(12, expected.Length)]}.");
        }

        if (faults.Count > 0)
            throw new ClusterException(string.Join(Environment.NewLine, faults));
        Channels = answers[0].InputChannels;
    }

    /// <summary>Takes frames of a device. Pushes of one device are taken in the order in which they are called.</summary>
    /// <param name="device">Its name.</param>
    /// <param name="frames">A whole number of frames.</param>
    /// <returns>The output frames that followed.</returns>
    /// <remarks>The frames of a push that failed stay: they are taken, and their outputs come, with the device's next push.</remarks>
    /// <exception cref="InvalidOperationException"><see cref="StartAsync"/> was not called.</exception>
    /// <exception cref="ArgumentException">There is no whole number of frames, or none.</exception>
    /// <exception cref="ClusterException">No silo took them within <see cref="Patience"/>, or frames that were safe have been lost.</exception>
    public Task<float[]> PushAsync(string device, ReadOnlyMemory<float> frames)
    {
        ArgumentException.ThrowIfNullOrEmpty(device);
        if (Channels == 0)
            throw new InvalidOperationException("The fleet was not started; call StartAsync first.");
        if (frames.IsEmpty || frames.Length % Channels != 0)
            throw new ArgumentException($"There are {frames.Length} values; expected one or more frames of {Channels} values.", nameof(frames));
        var name = Groups == 0 ? device : FormattableString.Invariant($"{HashOf(device) % (uint)Groups}of{Groups}");
        var group = _groups.GetOrAdd(name, key => new FleetGroup(this, _cluster.GetGrain<IStreamGrain>($"{_network}|{key}")));
        return group.Push(device, frames);
    }

    /// <summary>
    /// Gives all silos other weights while they serve: a push is computed with the old ones or the new ones, none is lost. Frames that are taken again because a
    /// silo died are computed with the new ones.
    /// </summary>
    /// <param name="network">The weights.</param>
    /// <returns>Their version.</returns>
    /// <exception cref="ClusterException">The silos' network has other parameters.</exception>
    public async Task<string> PublishAsync(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var fault = await _cluster.GetGrain<IWeightsGrain>(_network).Publish(BytesOf(network)).ConfigureAwait(false);
        return fault is null ? VersionOf(network) : throw new ClusterException(fault);
    }

    internal static byte[] BytesOf(INetwork network)
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }

    private ISiloGrain Silo(string silo) => _cluster.GetGrain<ISiloGrain>(SiloPlacement.Key("gen", silo));

    /// <summary>FNV-1a: the same on every machine and in every process.</summary>
    private static uint HashOf(string name)
    {
        var hash = 2166136261u;
        foreach (var value in Encoding.UTF8.GetBytes(name))
            hash = unchecked((hash ^ value) * 16777619u);
        return hash;
    }
}
