using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Orleans;

/// <summary>What a silo knows by name: networks, loaders of data, losses, recipes of trainings. Made once, by <see cref="GenSilos.AddGen"/>.</summary>
public sealed class SiloCatalog
{
    private readonly Dictionary<string, NetworkEntry> _networks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<string, Dataset>> _loaders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Loss> _losses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<Trial, TrialTraining>> _recipes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Loader, string Path), Lazy<LoadedData>> _data = new();

    /// <summary>Makes a network known.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="create">Makes one.</param>
    /// <param name="stream">Makes a stream of it (<c>network => network.CreateStream()</c>); <see langword="null"/> where it only trains.</param>
    /// <param name="name">What it is called in the cluster. Default: the type's full name, by which <see cref="ClusterTrainer"/> asks.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public SiloCatalog AddNetwork<TNetwork>(Func<TNetwork> create, Func<TNetwork, INetworkStream>? stream = null, string? name = null)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(create);
        _networks.Add(name ?? NameOf(typeof(TNetwork)), new(create, stream is null ? null : network => stream((TNetwork)network)));
        return this;
    }

    /// <summary>Makes a way to open data known. The silo opens them itself, and once for all runs: data do not travel.</summary>
    /// <param name="name">What it is called in <see cref="ClusterData"/>.</param>
    /// <param name="load">Gets the path.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public SiloCatalog AddLoader(string name, Func<string, Dataset> load)
    {
        ArgumentNullException.ThrowIfNull(load);
        _loaders.Add(name, load);
        return this;
    }

    /// <summary>Makes a loss known that does not come with Gen, or that has parts of its own. Those that come with Gen need not be added.</summary>
    /// <param name="name">What it is called: the type's name.</param>
    /// <param name="loss">The loss.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public SiloCatalog AddLoss(string name, Loss loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        _losses.Add(name, loss);
        return this;
    }

    /// <summary>Makes a recipe known, which a sweep names.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="prepare">Makes the training of a trial; it must use the trial's epochs and checkpoint.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public SiloCatalog AddTraining(string name, Func<Trial, TrialTraining> prepare)
    {
        ArgumentNullException.ThrowIfNull(prepare);
        _recipes.Add(name, prepare);
        return this;
    }

    internal static string NameOf(Type network) => network.FullName ?? network.Name;

    /// <exception cref="ClusterException">There is none of that name.</exception>
    internal NetworkEntry Network(string name) => Find(_networks, name, "network", "is the assembly with it missing, or AddNetwork?");

    /// <exception cref="ClusterException">There is none of that name.</exception>
    internal Func<Trial, TrialTraining> Recipe(string name) => Find(_recipes, name, "training", "AddTraining makes it known.");

    /// <exception cref="ClusterException">There is none of that name.</exception>
    internal Loss LossOf(string text) => LossText.Read(text) ?? Find(_losses, text, "loss", "AddLoss makes it known.");

    /// <exception cref="ClusterException">There is no such loader, or it could not load.</exception>
    internal LoadedData Data(string loader, string path)
    {
        var load = Find(_loaders, loader, "loader", "AddLoader makes it known.");
        var data = _data.GetOrAdd((loader, path), _ => new(() => LoadedData.Load(load, path)));
        try
        {
            return data.Value;
        }
        catch
        {
            // The next run may find the file.
            _data.TryRemove((loader, path), out _);
            throw;
        }
    }

    private static T Find<T>(Dictionary<string, T> known, string name, string kind, string cure) => known.TryGetValue(name, out var value)
        ? value
        : throw new ClusterException($"knows no {kind} '{name}' (it knows {(known.Count == 0 ? "none" : string.Join(", ", known.Keys.Order(StringComparer.Ordinal)))}): {cure}");

    /// <summary>How a network is made.</summary>
    internal sealed record NetworkEntry(Func<INetwork> Create, Func<INetwork, INetworkStream>? Stream);
}
