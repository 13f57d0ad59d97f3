using System.Collections.Generic;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Blocks;

/// <summary>A layer that is made of other layers.</summary>
internal abstract record CompositeLayer(string Name) : Layer(Name)
{
    public sealed override Reach Reach(Shape input) => Layers.Reach.Pointwise;

    /// <summary>Goes back through one branch; behind it, the turn is this layer's again.</summary>
    protected Tensor BackwardThrough(Branch branch, Shape input, Tensor dy, BackwardLowering pass)
    {
        dy = branch.Backward(input, dy, pass) ?? throw new System.InvalidOperationException("What a block makes comes of its input.");
        pass.Layer = Name;
        pass.OnlyForInput = !pass.LearnsBefore;
        return dy;
    }

    /// <summary>The sum of two branches' signals or gradients; planning merges it into the store of the first.</summary>
    protected Tensor Sum(Tensor a, Tensor b, string what, LoweringBuilder pass)
    {
        pass.Layer = Name;
        return pass.Sum(a, b, what);
    }
}

/// <summary>A block as it was declared; the layers take its place (<see cref="Spliced"/>), so nothing of it is left to lower.</summary>
internal sealed record BlockLayer(string Name, Branch Body) : CompositeLayer(Name)
{
    public override IReadOnlyList<Branch> Branches => [Body];

    /// <summary>The layers with those of blocks in the blocks' place.</summary>
    public static IEnumerable<Layer> Spliced(Layer layer) => layer is BlockLayer block ? block.Body.Layers : [layer];

    public override void Check(Shape input, IProblems problems)
    {
    }

    public override Shape Infer(Shape input) => Body.Infer(input);

    public override string Describe(Shape input) => "layers one after the other";

    public override Tensor Forward(Tensor x, ForwardLowering pass) => Body.Forward(x, pass);

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream) => stream.Through(Body, x);

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass) => throw new System.InvalidOperationException("A block's layers take its place.");
}
