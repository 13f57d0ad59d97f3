using System.Globalization;
using System.Linq;
using Gen.Generator.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Gen.Generator.Tests.Emission;

/// <summary>An argument may be made of the constants that the generator adds to another network of the project, or of what follows from the network's own input.</summary>
public sealed class NetworkConstantTests
{
    private const string Encoder = "[Input(Length = 40, Channels = 3), Conv1d(Filters = 6, Width = 5, Stride = 2), Relu] public partial class Encoder;";

    [Theory]
    [InlineData("[Input(Length = Encoder.OutputLength, Channels = Encoder.OutputChannels), ConvTranspose1d(Filters = Encoder.InputChannels, Width = 5)] public partial class Decoder;", 18, 6)]
    [InlineData("[Input(Length = 2 * Encoder.OutputLength - 1), Dense(2)] public partial class Decoder;", 35, 1)]
    [InlineData("[Input(Length = Half.Length), Dense(2)] public partial class Decoder; static class Half { public const int Length = Encoder.OutputLength / 2; }", 9, 1)]
    [InlineData("using static Encoder; [Input(Length = OutputSize), Dense(2)] public partial class Decoder;", 108, 1)]
    [InlineData("using E = Encoder; [Input(Length = E.ParameterCount, Channels = (int)(E.MultiplyAdds / 810)), Dense(2)] public partial class Decoder;", 96, 2)]
    [InlineData("[Input(Length = Decoder.InputChannels + 1, Channels = 2), Dense(2)] public partial class Other; [Input(Length = Encoder.ReceptiveField), Dense(Decoder.InputLength), Dense(Decoder.InputSize)] public partial class Decoder;", 5, 1)]
    [InlineData("[Input(Length = Middle.OutputLength), Dense(2)] public partial class Decoder; [Input(Length = Encoder.OutputLength), Conv1d] public partial class Middle;", 16, 1)]
    [InlineData("[Input(Length = 7), Block<B>] public partial class Decoder; [Dense(Encoder.OutputLength)] public class B;", 7, 1)]
    [InlineData("public partial class Outer { [Input(Length = 4), Dense(2)] public partial class Inner; } [Input(Length = 9, Channels = Outer.Inner.OutputSize), Dense(2)] public partial class Decoder;", 9, 8)]
    public void ADecoderTakesWhatItsEncoderMakes(string source, int length, int channels)
    {
        var run = GeneratorHarness.RunClean(Encoder, source);
        var decoder = CompiledOutput.Of(run).GetTypeByMetadataName("Decoder")!;
        Assert.Equal((length, channels), (Constant(decoder, "InputLength"), Constant(decoder, "InputChannels")));
    }

    private const string Forked = "[Input(Name = \"raw\", Length = 8, Channels = 2), Input(Name = \"side\", Length = 5), Take(\"raw\"), Conv1d(Filters = 3), Keep(\"mask\"), "
        + "GlobalAveragePool1d, Keep(\"mean\"), Take(\"side\"), Flatten, Join(\"mean\"), Dense(7), Keep(\"my_class\"), Output(\"mask\", \"my_class\")] public partial class Forked;";

    [Theory]
    [InlineData("Length = Forked.MyClassOffset, Channels = Forked.MyClassChannels", 18, 7)]
    [InlineData("Length = Forked.MaskLength, Channels = Forked.MaskChannels", 6, 3)]
    [InlineData("Length = Forked.SideOffset, Channels = Forked.SideLength", 16, 5)]
    [InlineData("Length = Forked.InputSize, Channels = Forked.InputLength", 21, 1)]
    [InlineData("Length = Forked.OutputSize, Channels = Forked.RawSize", 25, 16)]
    public void NamedInputsAndOutputsHaveConstantsToo(string input, int length, int channels)
    {
        var run = GeneratorHarness.RunClean(Forked, $"[Input({input}), Dense(2)] public partial class Decoder;");
        var decoder = CompiledOutput.Of(run).GetTypeByMetadataName("Decoder")!;
        Assert.Equal((length, channels), (Constant(decoder, "InputLength"), Constant(decoder, "InputChannels")));
    }

    [Fact]
    public void ANetworksLayersMayUseItsNamedInputs() => GeneratorHarness.RunClean(
        "[Input(Name = \"raw\", Length = 8), Input(Name = \"side\", Length = 5), Take(\"raw\"), Flatten, Keep(\"flat\"), Take(\"side\"), Flatten, Join(\"flat\"), Dense(N.RawLength * N.SideLength)] public partial class N;");

    [Theory]
    [InlineData("Dense(N.OutputLength)", "N.OutputLength", "N.OutputLength cannot be used here: it depends on itself (N -> N)")]
    [InlineData("Dense(1 + N.WorkspaceBytes)", "1 + N.WorkspaceBytes", "N.WorkspaceBytes cannot be used here: it is known only when the network has been planned")]
    [InlineData("Dense(Units = Bad.InputLength)", "Bad.InputLength", null)]
    [InlineData("Dense(Bad.OutputLength)", "Bad.OutputLength", "Bad.OutputLength cannot be used here: 'Bad' has errors of its own")]
    public void AConstantThatCannotBeKnown(string layer, string span, string? message)
    {
        var run = GeneratorHarness.Run($"[Input(Length = 4), {layer}] partial class N;", "[Input(Length = 5), Conv1d(Width = 9)] partial class Bad;");
        var found = run.Diagnostics.Where(diagnostic => diagnostic.Id != "GEN007").ToList();
        Assert.Equal(message is null ? [] : [("GEN052", span, message)],
            found.Select(diagnostic => (diagnostic.Id, run.TextAt(diagnostic), diagnostic.GetMessage(CultureInfo.InvariantCulture))));
        Assert.Equal(message is null, run.Files.ContainsKey("N.g.cs"));
    }

    [Fact]
    public void ACircleIsSaidAtBothEnds()
    {
        var run = GeneratorHarness.Run("[Input(Length = B.OutputLength), Dense(2)] partial class A; [Input(Length = A.OutputLength), Dense(2)] partial class B;");
        Assert.Equal(
            ["B.OutputLength cannot be used here: it depends on itself (A -> B -> A)", "A.OutputLength cannot be used here: it depends on itself (B -> A -> B)"],
            run.Diagnostics.Select(found => found.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void AMisspeltConstantIsTheCompilersToReport() =>
        Assert.Empty(GeneratorHarness.Run(Encoder, "[Input(Length = Encoder.OutputLenght), Dense(2)] partial class N;").Diagnostics);

    [Fact]
    public void ADecoderFollowsItsEncoder()
    {
        var before = GeneratorHarness.Run(Encoder, "[Input(Length = Encoder.OutputLength), Dense(2)] public partial class Decoder;");
        var edited = before.Then(before.Input.ReplaceSyntaxTree(before.Input.SyntaxTrees[1], TestCompilation.Parse("Source0.cs", Encoder.Replace("40", "60"))));
        Assert.Equal(28, Constant(CompiledOutput.Of(edited).GetTypeByMetadataName("Decoder")!, "InputLength"));
        CompiledOutput.AssertClean(edited);
    }

    private static int Constant(INamedTypeSymbol type, string name) => (int)type.GetMembers(name).OfType<IFieldSymbol>().Single().ConstantValue!;
}
