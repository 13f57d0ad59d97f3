using Gen.Generator.Graph;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Flatten;

/// <summary>The signal as one row; nothing moves.</summary>
internal sealed record FlattenLayer(string Name) : Layer(Name)
{
    public override void Check(Shape input, IProblems problems)
    {
    }

    public override bool KeepsValues => true;

    public override Shape Infer(Shape input) => new(1, input.Size);

    public override Reach Reach(Shape input) => Layers.Reach.Whole;

    public override string Describe(Shape input) => "the signal as one row";

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) =>
        throw new CannotStreamException(Name, "it makes one row of the whole signal, and a stream has no end yet");

    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        pass.Trace.Input = x;
        return x with { Shape = Infer(x.Shape) };
    }

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass) => dy with { Shape = pass.Trace.Input.Shape };
}
