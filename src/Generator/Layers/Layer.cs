using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Layers.Blocks;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Layers;

/// <summary>
/// One declared layer: what it makes of a shape, what it learns, and how both passes lower to steps. All of it is abstract where a
/// layer cannot do without, so that half a layer does not compile.
/// </summary>
/// <param name="Name">Unique in the network, such as <c>conv1d_1</c>.</param>
internal abstract record Layer(string Name)
{
    /// <summary>How it was declared.</summary>
    public LayerDeclaration Declaration { get; init; } = LayerDeclaration.None;

    /// <summary>Reports what makes the layer impossible for this input; nothing else of the layer is asked before.</summary>
    public abstract void Check(Shape input, IProblems problems);

    /// <summary>Says what is possible but can hardly be meant; asked of layers that passed their check.</summary>
    public virtual void Advise(Shape input, Surroundings among, IProblems problems)
    {
    }

    /// <summary>Whether the output's values are the input's: picked, moved, repeated or averaged, so that probabilities stay probabilities.</summary>
    public virtual bool KeepsValues => false;

    /// <summary>
    /// Whether no value of the output can be below zero, given that of the input. Of sums nothing is said: published blocks end in a relu behind the sum, even
    /// where both of its parts have one.
    /// </summary>
    public virtual bool IsNeverNegative(bool input) => KeepsValues && input;

    /// <summary>What the output's values are.</summary>
    public virtual OutputValues Output => OutputValues.Unknown;

    /// <summary>The layer without the activation at its end; itself where it has none.</summary>
    public virtual Layer WithoutActivation => this;

    /// <summary>The same layer with the padding that keeps a signal's length at stride 1; nothing of a layer without padding.</summary>
    public virtual Layer? WithSamePadding => null;

    /// <summary>The output's shape.</summary>
    public abstract Shape Infer(Shape input);

    /// <summary>One English clause for the outline, the comments and the messages.</summary>
    public abstract string Describe(Shape input);

    /// <summary>The steps that one output sees, and the steps between two outputs.</summary>
    public abstract Reach Reach(Shape input);

    /// <summary>The parameters, in the order in which they are listed and saved.</summary>
    public virtual IEnumerable<ParameterSpec> Parameters(Shape input) => [];

    /// <summary>The blocks that the layer is made of; none for most.</summary>
    public virtual IReadOnlyList<Branch> Branches => [];

    /// <summary>Whether anything in the layer learns.</summary>
    public bool Learns(Shape input) =>
        Parameters(input).Any(parameter => parameter.Learning.Trainable) || Branches.Any(branch => branch.Learns(input));

    /// <summary>The values of the signals that lie between its steps, beside its input and its output; they count as signals do.</summary>
    public virtual long Between(Shape input) => 0;

    /// <summary>Multiplications with a following addition for one sample.</summary>
    public virtual long MultiplyAdds(Shape input) => 0;

    /// <summary>Adds the steps of the forward pass and returns the output.</summary>
    public abstract Tensor Forward(Tensor x, ForwardLowering pass);

    /// <summary>Adds the layer to a stream, which gets a frame at a time, and returns the output.</summary>
    public virtual StreamSignal Stream(StreamSignal x, StreamBuilder stream) =>
        throw new CannotStreamException(Name, "it has no form that works frame by frame");

    /// <summary>Adds the steps that accumulate the parameters' gradients.</summary>
    public virtual void BackwardParameters(Tensor dy, BackwardLowering pass)
    {
    }

    /// <summary>Adds the steps that make the gradient of the input, and returns it.</summary>
    public abstract Tensor BackwardInput(Tensor dy, BackwardLowering pass);

    /// <summary>Adds the steps that come before both other backward ones: the gradient in front of a built-in activation.</summary>
    public virtual Tensor BackwardActivation(Tensor dy, BackwardLowering pass) => dy;
}

/// <summary>How far one output of a layer sees: so many steps, and so many steps between two outputs.</summary>
/// <param name="Steps">The window; <see cref="Everything"/> where it is the whole signal.</param>
/// <param name="Stride">The steps from one window to the next.</param>
/// <param name="Upsampling">The parts that each step of the input is divided into before: windows and strides are counted in these.</param>
internal readonly record struct Reach(int Steps, int Stride, int Upsampling = 1)
{
    public const int Everything = 0;

    public static readonly Reach Pointwise = new(1, 1);

    public static readonly Reach Whole = new(Everything, 1);
}
