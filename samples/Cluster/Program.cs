using System;
using ClusterSample;

return args switch
{
    [] => await Demo.RunAsync(),
    ["silo", var redis, var siloPort, var gatewayPort, ..] => await Silo.RunAsync(redis, siloPort, gatewayPort, args.Length > 4 ? args[4] : "gen"),
    ["simulate"] => Simulation.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Cluster                    Redis, two silos and a client; a silo is killed");
    Console.Error.WriteLine("       Cluster silo REDIS SILO-PORT GATEWAY-PORT [CLUSTER]");
    Console.Error.WriteLine("       Cluster simulate           step times of 1 to 64 silos from this machine's costs");
    return 2;
}
