using System;
using Gen;

namespace Contract.Tests.Networks;

/// <summary>Every layer with parameters, both pools with a window, and members of the user's own.</summary>
[Input(Length = 24, Channels = 2)]
[Conv1d(Filters = 6, Width = 5, Padding = "same"), BatchNorm, Relu]
[MaxPool1d, Dropout(Rate = 0.25)]
[Conv1d(Name = "middle", Filters = 4, Stride = 2, Groups = 2, UseBias = false), AveragePool1d(Stride = 1)]
[Flatten, Dense(5, Activation = Activation.Relu), Dense(Units = 3), Softmax]
public partial class Classifier
{
    private readonly float[] _scores = new float[OutputSize];

    /// <summary>The place of the greatest output.</summary>
    /// <param name="signal">One input.</param>
    public int Classify(ReadOnlySpan<float> signal)
    {
        Predict(signal, _scores);
        return Array.IndexOf(_scores, MathF.Max(_scores[0], MathF.Max(_scores[1], _scores[2])));
    }
}
