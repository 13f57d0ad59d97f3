using System.Globalization;
using System.IO;

namespace SpliceJunctions;

/// <summary>
/// How the sample's settings were chosen without the test set: each fifth of the training set is measured by a network that was trained on
/// the other four.
/// </summary>
internal static class CrossValidation
{
    private const int Folds = 5;

    public static void Run(Options options, SpliceData train, TextWriter output)
    {
        var (size, sum) = (train.Count / Folds, 0.0);
        for (var fold = 0; fold < Folds; fold++)
        {
            var network = new SpliceNetwork(options.Seed);
            var history = Training.Run(network, options, train.Without(fold * size, size), train.Slice(fold * size, size));
            sum += history.Last.ValidationAccuracy ?? 0;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Cross-validation accuracy {100 * sum / Folds:0.0} % ({Folds} times {size} of the training sequences)"));
    }
}
