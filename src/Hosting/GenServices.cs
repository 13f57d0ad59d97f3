using System;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.IO;
using Gen;
using Gen.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers networks with a host.</summary>
public static class GenServices
{
    /// <summary>
    /// Registers a network as a singleton, and <see cref="Predictor{TNetwork}"/> beside it. The weights are loaded when the host starts, which fails where they do
    /// not fit. When the file changes they are loaded again: predictions that run see the old ones or the new ones, whole.
    /// </summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="weights">The safetensors file; <see langword="null"/> for the weights that the network has by itself.</param>
    /// <param name="reloadOnChange">Whether to load the file again when it changes.</param>
    public static IServiceCollection AddGen<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TNetwork>(
        this IServiceCollection services, string? weights = null, bool reloadOnChange = true)
        where TNetwork : class, INetwork => services.AddGen(Create<TNetwork>, weights, reloadOnChange);

    /// <summary>As <see cref="AddGen{TNetwork}(IServiceCollection, string, bool)"/>, of a network that is made otherwise.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="create">Makes the network.</param>
    /// <param name="weights">The safetensors file; <see langword="null"/> for the weights that the network has by itself.</param>
    /// <param name="reloadOnChange">Whether to load the file again when it changes.</param>
    public static IServiceCollection AddGen<TNetwork>(this IServiceCollection services, Func<TNetwork> create, string? weights = null, bool reloadOnChange = true)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(create);
        services.AddSingleton(provider => new PredictionMeters(provider.GetService<IMeterFactory>()));
        services.AddSingleton(_ => Loaded(create(), weights));
        services.AddSingleton<Predictor<TNetwork>>();
        services.AddSingleton(provider => new WeightsWatcher<TNetwork>(
            provider.GetRequiredService<TNetwork>(), weights, reloadOnChange, provider.GetRequiredService<PredictionMeters>(), provider.GetService<ILogger<WeightsWatcher<TNetwork>>>()));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<WeightsWatcher<TNetwork>>());
        return services;
    }

    /// <summary>
    /// Adds a check of a network that <c>AddGen</c> registered: healthy where it predicts finite numbers from zeros, degraded where a changed weight file could not
    /// be loaded and the old weights serve on.
    /// </summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The check's name; <see langword="null"/> for that of the class.</param>
    public static IHealthChecksBuilder AddGen<TNetwork>(this IHealthChecksBuilder builder, string? name = null)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name ?? typeof(TNetwork).Name,
            provider => new NetworkHealthCheck<TNetwork>(provider.GetRequiredService<TNetwork>(), provider.GetRequiredService<WeightsWatcher<TNetwork>>()), null, null));
    }

    private static TNetwork Loaded<TNetwork>(TNetwork network, string? weights)
        where TNetwork : class, INetwork
    {
        if (weights is not null)
            network.Load(Path.GetFullPath(weights));
        return network;
    }

    /// <summary>A generated constructor takes a seed, or of a network with embedded weights nothing.</summary>
    private static TNetwork Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TNetwork>() =>
        typeof(TNetwork).GetConstructor(Type.EmptyTypes) is not null
            ? Activator.CreateInstance<TNetwork>()
            : (TNetwork)(Activator.CreateInstance(typeof(TNetwork), 0) ?? throw new InvalidOperationException($"{typeof(TNetwork)} has no constructor that takes a seed, or nothing."));
}
