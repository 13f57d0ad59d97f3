using System;
using System.Globalization;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Contract.Tests.Training;
using Gen;
using Xunit.Runner.InProc.SystemConsole;

namespace Contract.Tests;

/// <summary>
/// What the test assembly does when it is started. Told to predict, it does so with whatever GEN_ISA says, and prints the instruction set and the outputs; told to
/// train, it does so with the paths of a checkpoint and of a weights file. All else is for the runner of the tests.
/// </summary>
internal static class Program
{
    /// <summary>The word to predict.</summary>
    public const string Predict = "predict";

    /// <summary>The word to train; the two paths follow it.</summary>
    public const string Train = "train";

    /// <summary>The samples that are predicted.</summary>
    public const int Samples = 4;

    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case [Predict]:
                PrintPredictions();
                return 0;
            case [Train, var checkpoint, var weights]:
                LongTraining.Run(checkpoint, weights);
                return 0;
            default:
                return ConsoleRunner.Run(arguments).GetAwaiter().GetResult();
        }
    }

    private static void PrintPredictions()
    {
        var network = new Classifier(seed: 11).Scrambled();
        var outputs = network.Predicted(Numbers.Normal(Samples * Classifier.InputSize));
        Console.WriteLine(InstructionSets.Current);
        foreach (var output in outputs)
            Console.WriteLine(output.ToString("R", CultureInfo.InvariantCulture));
    }
}
