using System;
using System.IO;
using EdgeDetector;

try
{
    var options = Options.Parse(args);
    if (options.Predictions > 0)
        Benchmark.Run(options, Console.Out);
    else
        new LetterReader(new Detector(), new DecisionWriter(Console.OpenStandardOutput(), options.WithBits), options.JunctionsOnly).ReadAll(Console.OpenStandardInput());
    return 0;
}
catch (ArgumentException problem)
{
    Console.Error.WriteLine(problem.Message);
    Console.Error.WriteLine(Options.Usage);
}
catch (Exception problem) when (problem is IOException or InvalidDataException)
{
    Console.Error.WriteLine(problem.Message);
}

return 1;
