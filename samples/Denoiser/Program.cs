using System;
using Gen;
using Denoiser;

try
{
    new Session(Options.Parse(args), Console.Out).Run();
    return 0;
}
catch (ArgumentException problem)
{
    Console.Error.WriteLine(problem.Message);
    Console.Error.WriteLine(Options.Usage);
}
catch (NonFiniteLossException problem)
{
    Console.Error.WriteLine(problem.Message);
}

return 1;
