using System;
using System.Globalization;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Contract.Tests.Training;
using Gen;

namespace Contract.Tests;

/// <summary>
/// What the test assembly does when it is started as a program: it predicts with whatever GEN_ISA says, and prints the instruction set and the outputs; or,
/// with the paths of a checkpoint and of a weights file, it trains.
/// </summary>
internal static class Program
{
    /// <summary>The samples that are predicted.</summary>
    public const int Samples = 4;

    private static void Main(string[] arguments)
    {
        if (arguments is [var checkpoint, var weights])
        {
            LongTraining.Run(checkpoint, weights);
            return;
        }

        var network = new Classifier(seed: 11).Scrambled();
        var outputs = network.Predicted(Numbers.Normal(Samples * Classifier.InputSize));
        Console.WriteLine(InstructionSets.Current);
        foreach (var output in outputs)
            Console.WriteLine(output.ToString("R", CultureInfo.InvariantCulture));
    }
}
