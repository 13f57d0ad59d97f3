using System;
using System.Threading;
using Spectre.Console;

namespace Gen.Reports;

/// <summary>Training that shows where it stands.</summary>
public static class TrainerProgress
{
    /// <summary>
    /// <see cref="Trainer.Fit"/> with a live bar on a terminal: epoch, loss, accuracy, time left. Elsewhere it writes at most about
    /// twenty lines. The trainer's own <see cref="Trainer.Progress"/> is told as well.
    /// </summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="train">The samples to learn from.</param>
    /// <param name="validation">Samples to measure after each epoch.</param>
    /// <param name="console">Where to; <see langword="null"/> for the program's console.</param>
    /// <param name="cancellationToken">Looked at before each step.</param>
    /// <returns>Losses and accuracies of each epoch.</returns>
    public static TrainingHistory FitWithProgress(
        this Trainer trainer, Dataset train, Dataset? validation = null, IAnsiConsole? console = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        // Whoever redirects the program's output after Spectre.Console was first asked reads the lines there.
        var lines = console is null ? Console.Out : console.Profile.Out.Writer;
        console ??= AnsiConsole.Console;
        if (!console.Profile.Out.IsTerminal)
            return trainer.FitAndReport(train, validation, new ProgressLines(lines), cancellationToken);
        return console.Progress()
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new RemainingTimeColumn())
            .Start(context => trainer.FitAndReport(train, validation, new ProgressBarOf(context), cancellationToken));
    }
}
