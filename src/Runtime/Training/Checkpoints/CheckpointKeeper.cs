using System;
using System.IO;

namespace Gen;

/// <summary>Writes a run's checkpoints when they are due, and resumes from one.</summary>
/// <param name="checkpoint">Where and when.</param>
/// <param name="transfer">Names all of the run's state.</param>
internal sealed class CheckpointKeeper(Checkpoint checkpoint, Action<StateTransfer> transfer)
{
    private readonly MemoryStream _state = new();
    private long _savedStep = -1;

    /// <summary>Refuses a folder that is not there, before anything is trained.</summary>
    internal void RequireFolder() => TargetFile.Require(checkpoint.Path);

    /// <summary>Goes on from the file, if that is wanted and there is one. When it throws, nothing was changed.</summary>
    internal void Resume()
    {
        if (!checkpoint.Resume || !File.Exists(checkpoint.Path))
            return;
        try
        {
            var state = CheckpointFile.Read(checkpoint.Path);
            Transfer(state, takesOver: false);
            Transfer(state, takesOver: true);
        }
        catch (InvalidDataException e)
        {
            throw BadData.Create($"{checkpoint.Path}: {e.Message}", e);
        }
    }

    /// <summary>Writes the file if it is due.</summary>
    /// <param name="step">The steps so far, of all epochs.</param>
    /// <param name="epoch">The epochs so far.</param>
    /// <param name="isEpochsEnd">Whether the step was an epoch's last.</param>
    internal void AfterStep(long step, int epoch, bool isEpochsEnd)
    {
        var isDue = (checkpoint.EverySteps > 0 && step % checkpoint.EverySteps == 0)
            || (isEpochsEnd && checkpoint.EveryEpochs > 0 && epoch % checkpoint.EveryEpochs == 0);
        if (isDue)
            Save(step);
    }

    /// <summary>Writes the file unless it holds this step already.</summary>
    internal void Save(long step)
    {
        if (step == _savedStep)
            return;
        _state.SetLength(0);
        transfer(new StateWriter(_state));
        CheckpointFile.Write(checkpoint.Path, _state.GetBuffer().AsSpan(0, (int)_state.Length));
        _savedStep = step;
    }

    private void Transfer(byte[] state, bool takesOver)
    {
        using var stream = new MemoryStream(state);
        transfer(new StateReader(stream, takesOver));
        if (stream.Position < stream.Length)
            throw BadData.Create($"The checkpoint goes on after its state is complete.");
    }
}
