using System;
using System.IO;
using Gen;
using Gen.Import;
using Gen.Tool;
using Gen.Tool.Commands;

try
{
    return Command.Run(args, Console.Out);
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    Console.Error.WriteLine("gen --help lists the commands.");
    return 2;
}
catch (Exception e) when (e is ImportException or DynamicNetworkException or IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
