using System.Linq;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.Network;

namespace Gen.Generator.Passes;

/// <summary>The steps between the user's spans and the network's own buffers.</summary>
internal static class NetworkBoundary
{
    /// <summary>The network's input as a tensor, channels last: the user's span itself where it may be read in place.</summary>
    public static Tensor Enter(ModelSpec model, LoweredProgram lowered, LoweringBuilder pass, bool keepsInput)
    {
        var user = lowered.Add(new Buffer("inputs", BufferPlace.UserInput, model.InputSize), model.Input);
        if (model.Further.Count > 0)
            return EnterAll(model, lowered, pass, user);
        return !keepsInput && !IsTransposed(model, model.Input)
            ? user
            : Convert(model.Input.Channels, model.Input.Length, IsTransposed(model, model.Input), user,
                lowered.Add(new Buffer("input", BufferPlace.Sample, model.Input.Size), model.Input), pass);
    }

    /// <summary>Of several inputs each in a buffer of its own.</summary>
    private static Tensor EnterAll(ModelSpec model, LoweredProgram lowered, LoweringBuilder pass, Tensor user)
    {
        var first = Part(model, lowered, pass, user.At(), "input", model.Input);
        foreach (var source in model.Further)
            pass.Signals[source.Signal] = Part(model, lowered, pass, user.At(source.Offset), "input_" + source.Signal, source.Shape);
        return first;
    }

    private static Tensor Part(ModelSpec model, LoweredProgram lowered, LoweringBuilder pass, Operand from, string name, Shape shape)
    {
        var to = lowered.Add(new Buffer(name, BufferPlace.Sample, shape.Size), shape);
        pass.Run(Converting(shape.Channels, shape.Length, IsTransposed(model, shape)), from, to.At());
        return to;
    }

    /// <summary>The gradients of all inputs into the user's span; those of which nothing comes are zero.</summary>
    public static void LeaveGradients(ModelSpec model, LoweredProgram lowered, BackwardLowering pass, Tensor? dx)
    {
        var user = lowered.Add(new Buffer("inputGradients", BufferPlace.InputGradient, model.InputSize), model.Input);
        LeaveGradient(model, pass, dx, model.Input, user.At());
        foreach (var source in model.Further)
            LeaveGradient(model, pass, pass.GradientOf(source.Signal), source.Shape, user.At(source.Offset));
    }

    private static void LeaveGradient(ModelSpec model, LoweringBuilder pass, Tensor? dx, Shape shape, Operand to)
    {
        if (dx is { } gradient)
            pass.Run(Converting(shape.Length, shape.Channels, IsTransposed(model, shape)), gradient.At(), to);
        else
            pass.Run(new ZeroKernel(1, shape.Size, shape.Size), to);
    }

    /// <summary>The network's output into the user's span: written there in the first place where that can be.</summary>
    public static void Leave(ModelSpec model, LoweredProgram lowered, LoweringBuilder pass, Tensor y)
    {
        var isSole = lowered.Buffers[y.Buffer].Place == BufferPlace.Sample && !lowered.Steps.Any(step => step.Reads(y.Buffer));
        if (isSole && !IsTransposed(model, y.Shape))
        {
            lowered.Buffers[y.Buffer] = lowered.Buffers[y.Buffer] with { Name = "outputs", Place = BufferPlace.UserOutput };
            return;
        }

        var user = lowered.Add(new Buffer("outputs", BufferPlace.UserOutput, y.Shape.Size), y.Shape);
        Convert(y.Shape.Length, y.Shape.Channels, IsTransposed(model, y.Shape), y, user, pass);
    }

    /// <summary>A tensor of the user's, channels last, into one of the network's; or the other way round.</summary>
    /// <param name="rows">The rows of the source.</param>
    /// <param name="columns">The columns of the source.</param>
    /// <param name="isTransposed">Whether the layouts differ.</param>
    /// <param name="from">The source.</param>
    /// <param name="to">The destination.</param>
    /// <param name="pass">Where the step goes.</param>
    public static Tensor Convert(int rows, int columns, bool isTransposed, Tensor from, Tensor to, LoweringBuilder pass)
    {
        pass.Run(Converting(rows, columns, isTransposed), from.At(), to.At());
        return to;
    }

    private static Kernel Converting(int rows, int columns, bool isTransposed) => isTransposed
        ? new TransposeKernel(rows, columns)
        : MapKernel.Flat(rows * columns, 1, Expression.Identity);

    /// <summary>Whether the user's layout differs from the network's; with one row or one column both are the same.</summary>
    public static bool IsTransposed(ModelSpec model, Shape shape) => model.ChannelsFirst && shape.Length > 1 && shape.Channels > 1;
}
