using System.Linq;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Planning;

/// <summary>One pass, ready to be printed: its steps and where its buffers lie.</summary>
/// <param name="Steps">The steps in order.</param>
/// <param name="Buffers">The buffers, by number; those that no step uses any more take no room.</param>
/// <param name="SampleSize">The floats of scratch for each sample.</param>
/// <param name="BatchSize">The floats of scratch for the batch.</param>
internal sealed record PassPlan(EquatableArray<Step> Steps, EquatableArray<PlacedBuffer> Buffers, int SampleSize, int BatchSize)
{
    /// <summary>Kernels may read a vector beyond a row's end; nobody else's values may lie there unread, so it is kept free.</summary>
    private const int Slack = 16;

    public static PassPlan Of(Lowered lowered)
    {
        var (sample, batch) = (0, 0);
        var placed = lowered.Buffers.Select((buffer, number) => buffer.Place switch
        {
            _ when !lowered.Steps.Any(step => step.Operands.Any(operand => operand.IsBuffer(number))) => new PlacedBuffer(buffer, 0, IsUsed: false),
            BufferPlace.Sample => Place(buffer, ref sample),
            BufferPlace.Batch => Place(buffer, ref batch),
            _ => new PlacedBuffer(buffer, 0, IsUsed: true),
        }).ToEquatable();
        return new(lowered.Steps.ToEquatable(), placed, sample, batch);
    }

    /// <summary>Puts a buffer behind the others, the signal itself (not its halo) on a 64-byte line.</summary>
    private static PlacedBuffer Place(Buffer buffer, ref int end)
    {
        var start = RoundUp(checked(end + buffer.HaloLeft));
        end = RoundUp(checked(start + buffer.Length + buffer.HaloRight + Slack));
        return new(buffer, start, IsUsed: true);
    }

    private static int RoundUp(int floats) => checked(floats + 15) / 16 * 16;
}

/// <summary>A buffer and its place.</summary>
/// <param name="Buffer">The buffer.</param>
/// <param name="Start">The floats from the start of its memory to the signal.</param>
/// <param name="IsUsed">Whether any step uses it.</param>
internal sealed record PlacedBuffer(Buffer Buffer, int Start, bool IsUsed);
