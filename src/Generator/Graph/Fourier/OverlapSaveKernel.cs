using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Fourier;

/// <summary>A convolution by products of spectra, block after block: outputs of a layer, or the gradient of its input.</summary>
/// <param name="Blocks">The blocks.</param>
/// <param name="OutputStride">The floats between two positions in the output, and in what stands beside it.</param>
/// <param name="HasBias">Whether sums start at a bias.</param>
/// <param name="Epilogue">What becomes of a sum before it is stored.</param>
internal sealed record OverlapSaveKernel(OverlapSaveBlocks Blocks, int OutputStride, bool HasBias, Expression Epilogue) : SumKernel(HasBias, Epilogue)
{
    protected override string Scratch => "room";

    protected override object[] Identity => [Blocks.Key, OutputStride, HasBias, Epilogue.Key];

    protected override string Stem => $"OverlapSave{Blocks}";

    public override string Describe() => $"each of {Counted.Product(Blocks.Form.Positions, Blocks.Form.AllColumns)} outputs sums {Counted.Product(Blocks.Form.Taps, Blocks.Form.Channels)} products, "
        + $"by spectra of {Literal.Of(Blocks.Fourier.Size)} in blocks of {Literal.Of(Blocks.Block)}{Ends}";
}
