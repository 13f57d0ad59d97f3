using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Direct;

/// <summary>A reduction as a loop over taps, each a stretch of rows.</summary>
internal abstract class TapReduction(ContractionKernel kernel, VectorWriter vector, Tile tile)
    : ContractionReduction(kernel, vector, tile)
{
    public sealed override void Emit(SourceWriter writer)
    {
        using (writer.Block("for (nint tap = 0; tap < Taps; tap++)"))
        {
            var last = Kernel.LastTapShift == 0 ? "" : " + (tap == Taps - 1 ? LastTapShift : 0)";
            writer.Line($"ref var xr = ref Unsafe.Add(ref xTile, tap * TapStride{last});");
            writer.Line("ref var wr = ref Unsafe.Add(ref w, tap * (TapRows * Lanes));");
            EmitRows(writer);
        }
    }

    /// <summary>Prints the sums over one tap's rows, from <c>xr</c> and <c>wr</c>.</summary>
    protected abstract void EmitRows(SourceWriter writer);
}
