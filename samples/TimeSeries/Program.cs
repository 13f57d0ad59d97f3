using System;
using System.IO;
using Gen;
using TimeSeries;

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
catch (Exception problem) when (problem is IOException or InvalidDataException or UnauthorizedAccessException or NonFiniteLossException)
{
    Console.Error.WriteLine(problem.Message);
}

return 1;
