using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans;

namespace Gen.Orleans;

/// <summary>Healthy while a silo of the cluster answers: <c>services.AddHealthChecks().AddCheck&lt;ClusterHealthCheck&gt;("gen")</c>.</summary>
/// <param name="cluster">The cluster.</param>
public sealed class ClusterHealthCheck(IGrainFactory cluster) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var alive = await SiloRoster.AliveAsync(cluster).WaitAsync(cancellationToken).ConfigureAwait(false);
        return alive is { Length: > 0 }
            ? HealthCheckResult.Healthy($"{alive.Length} silos are alive.")
            : HealthCheckResult.Unhealthy("No silo of the cluster answers.");
    }
}
