using System;
using System.IO;
using LiveSignal;
using Spectre.Console;

Console.Out.NewLine = "\n";
try
{
    var options = Options.Parse(args);
    if (options.Amplifies)
    {
        AmplifySession.Run(options.Input!, options.Output, Console.Out);
        return 0;
    }

    using var input = options.Input is null ? Console.OpenStandardInput() : File.OpenRead(options.Input);
    var session = new ListenSession(input, options);
    if (Console.IsOutputRedirected || options.IsPlain || !AnsiConsole.Profile.Capabilities.Interactive)
        session.Run(new PlainView(Console.Out));
    else
        LiveView.Watch(session);
    return 0;
}
catch (ArgumentException problem)
{
    Console.Error.WriteLine(problem.Message);
    Console.Error.WriteLine(Options.Usage);
}
catch (Exception problem) when (problem is IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(problem.Message);
}

return 1;
