using Gen.Generator.Graph;
using Gen.Generator.Lowering;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.NoOperation;

/// <summary>Nothing.</summary>
internal sealed record IdentityLayer(string Name) : Layer(Name)
{
    public override void Check(Shape input, IProblems problems)
    {
    }

    public override bool KeepsValues => true;

    public override Shape Infer(Shape input) => input;

    public override Reach Reach(Shape input) => Layers.Reach.Pointwise;

    public override string Describe(Shape input) => "the signal as it is";

    public override Tensor Forward(Tensor x, ForwardLowering pass) => x;

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) => x;

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass) => dy;
}
