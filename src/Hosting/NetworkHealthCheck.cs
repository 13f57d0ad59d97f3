using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gen.Hosting;

/// <summary>Predicts from zeros, and looks whether the last change of weights was taken over.</summary>
internal sealed class NetworkHealthCheck<TNetwork>(TNetwork network, WeightsWatcher<TNetwork> watcher) : IHealthCheck
    where TNetwork : class, INetwork
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        if (!network.Predict(new float[network.InputSize]).All(float.IsFinite))
            return HealthCheckResult.Unhealthy("The network predicts numbers that are not finite.");
        return watcher.Failure is { } failure
            ? HealthCheckResult.Degraded("The changed weights could not be loaded; the old ones serve on.", failure)
            : HealthCheckResult.Healthy();
    }
}
