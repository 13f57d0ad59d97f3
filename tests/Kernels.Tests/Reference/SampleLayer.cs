namespace Gen.Tests.Reference;

/// <summary>A layer that treats the samples of a batch one by one, and alike in training and inference.</summary>
public abstract class SampleLayer : ReferenceLayer
{
    /// <inheritdoc/>
    public sealed override double[][] Forward(Shape shape, double[][] inputs, double[][] parameters, bool training)
    {
        var outputs = new double[inputs.Length][];
        for (var n = 0; n < inputs.Length; n++)
            outputs[n] = Forward(shape, inputs[n], parameters);
        return outputs;
    }

    /// <inheritdoc/>
    public sealed override double[][] Backward(
        Shape shape, double[][] inputs, double[][] outputGradients, double[][] parameters, double[][] gradients)
    {
        var inputGradients = new double[inputs.Length][];
        for (var n = 0; n < inputs.Length; n++)
            inputGradients[n] = Backward(shape, inputs[n], outputGradients[n], parameters, gradients);
        return inputGradients;
    }

    /// <summary>The output of one sample.</summary>
    protected abstract double[] Forward(Shape shape, double[] x, double[][] parameters);

    /// <summary>The input gradient of one sample; adds to <paramref name="gradients"/>.</summary>
    protected abstract double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients);
}
