using System;
using ClusterSample;

return args switch
{
    ["silo", var redis, var siloPort, var gatewayPort, ..] => await Silo.RunAsync(redis, siloPort, gatewayPort, args.Length > 4 ? args[4] : "gen"),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Cluster silo REDIS SILO-PORT GATEWAY-PORT [CLUSTER]");
    return 2;
}
