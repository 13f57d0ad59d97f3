using System.Collections.Generic;
using Gen.Generator.Diagnostics;
using Gen.Generator.Graph;
using Gen.Generator.Layers.Streams;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Layers.Blocks;

/// <summary>The sum of what a block makes of a signal and the signal itself, or what a shortcut makes of it.</summary>
internal sealed record ResidualLayer(string Name, Branch Body, Branch Shortcut) : CompositeLayer(Name)
{
    public override IReadOnlyList<Branch> Branches => [Body, Shortcut];

    public override void Check(Shape input, IProblems problems)
    {
        var (body, shortcut) = (Body.Infer(input), Shortcut.Infer(input));
        if (body == shortcut)
            return;
        var needed = ShortcutAdvice.For(input, body);
        var padding = PaddingAdvice.For(Branches, input, shapes => shapes[0] == shapes[1]);
        if (Shortcut == Branch.Identity)
        {
            problems.ReportWithRepair(Descriptors.ResidualShapes, null, needed, Name, body.ToString(), input.ToString(), needed,
                padding is null ? "" : " with " + padding);
        }
        else
        {
            problems.Report(Descriptors.ShortcutShapes, null, Name, body.ToString(), input.ToString(), shortcut.ToString(), needed,
                padding is null ? "" : $", or set {padding}");
        }
    }

    public override Shape Infer(Shape input) => Body.Infer(input);

    public override string Describe(Shape input) => Shortcut == Branch.Identity ? "plus the block's input" : "plus the shortcut";

    /// <summary>The shortcut first, so that the body's last store can add it.</summary>
    public override Tensor Forward(Tensor x, ForwardLowering pass)
    {
        pass.Trace.Input = x;
        var residual = Shortcut.Forward(x, pass);
        return Sum(Body.Forward(x, pass), residual, "sum", pass);
    }

    public override StreamSignal Stream(StreamSignal x, StreamBuilder stream)
    {
        stream.Share(x);
        var beside = stream.Through(Shortcut, x);
        return stream.JoinBeside(this, stream.Through(Body, x), beside, (body, other, pass) => Sum(body, other, "sum", pass));
    }

    public override Tensor BackwardInput(Tensor dy, BackwardLowering pass)
    {
        var input = pass.Trace.Input.Shape;
        var residual = BackwardThrough(Shortcut, input, dy, pass);
        return Sum(BackwardThrough(Body, input, dy, pass), residual, "dx", pass);
    }
}
