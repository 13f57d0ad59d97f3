namespace Gen;

/// <summary>Running sums of losses and hits, for means over samples of batches that differ in size.</summary>
internal struct Means(bool isClassification)
{
    private double _loss;
    private long _samples;
    private long _correct;
    private long _rows;

    internal readonly Evaluation Value => new(_loss / _samples, isClassification ? (double)_correct / _rows : null);

    internal void Transfer(StateTransfer state)
    {
        state.Value(ref _loss);
        state.Value(ref _samples);
        state.Value(ref _correct);
        state.Value(ref _rows);
    }

    internal void Add(double loss, int correct, int samples, int stepsPerSample)
    {
        _loss += loss * samples;
        _correct += correct;
        _samples += samples;
        _rows += (long)samples * stepsPerSample;
    }
}
