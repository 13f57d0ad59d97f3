using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Gen.Generator.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Gen.Generator.Tests.Diagnostics;

/// <summary>
/// Code as it is while somebody types, pastes and deletes: every prefix of valid declarations, and mutations of them. The generator may report or keep quiet,
/// but must not throw, must come to an end, and must say the same twice. Each network has code or a diagnostic.
/// </summary>
public sealed partial class MutationTests
{
    /// <summary>The environment variable that asks for more mutations than usual.</summary>
    private const string Variable = "GEN_MUTATIONS";
    private const int Parts = 4;
    private const int SecondsToHang = 60;

    private static readonly int s_mutations = int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "400", CultureInfo.InvariantCulture);

    private static readonly string[] s_valid =
    [
        "[Input(Length = 20, Channels = 3)] [Conv1d(Filters = 4, Width = 3, Padding = \"same\"), BatchNorm, Relu, MaxPool1d(Size = 2)] [Flatten, Dense(2), Softmax] public partial class N;",
        "namespace A.B; [Input(Length = 12, Layout = DataLayout.ChannelsFirst), Conv1d(Stride = 2, Dilation = 2, Padding = new[] { 2, 1 }, PaddingMode = PaddingMode.Reflect, Name = \"first\")] partial class N { }",
        "[Conv1d(Filters = 4, Padding = \"same\", Activation = Activation.Tanh)] class A; [Input(Length = 9, Channels = 4), Residual<A>, Concat<A, A>, Block<A>, GlobalMaxPool1d] partial class N; [Dense(4)] class B; [Input(Length = 3), Residual<B, A>] partial class M;",
        "[Input(Length = 8, Channels = 6)] [DepthwiseConv1d(Width = 3, Multiplier = 2), LayerNorm(Epsilon = 0.01), PRelu, SeparableConv1d(Filters = 5), ConvTranspose1d(Filters = 2, Stride = 2), Upsample1d(Factor = 3), Cropping1d(Before = 2, After = 1), AveragePool1d(Size = 3, Stride = 1, Padding = 1), Dropout(Rate = 0.1)] partial class N;",
        "class Outer { [Input(Length = 5), Dense(3, UseBias = false, WeightsInitializer = typeof(He), WeightLearnRateFactor = 2), Weights(\"none.safetensors\"), LeakyRelu(Alpha = 0.2)] internal partial class N; }",
        "[Numerics(NumericsLevel.Fast), Relu, Conv1d(Padding = \"smae\")] class A; [Input(Length = 30), Numerics(NumericsLevel.Direct), Conv1d(Filters = 2, Padding = 3, PaddingMode = PaddingMode.Symmetric, PaddingValue = 1), Softmax, Relu, BatchNorm(KeepStart = true, Momentum = 1), Residual<A, A>, Dense(1), Softmax] partial class N { public void Save(string path) { } N(int seed) { } }",
        "[Input(Length = 9, Channels = 2), Lstm(4, ReturnSequences = true, Direction = Direction.Bidirectional, ForgetBias = 0), Gru(3, ResetAfter = false, ReturnSequences = true, RecurrentActivation = Activation.HardSigmoid, RecurrentInitializer = typeof(Orthogonal)), SimpleRnn(Units = 5, Activation = Activation.Relu, UseBias = false), Dense(2)] partial class N;",
        "[Input(Length = 8, Channels = 3), Input(Name = \"acc\", Length = 8, Channels = 2), Keep(\"a\"), Dense(2), Add(\"acc\"), Join(\"a\"), Keep(\"b\"), GlobalMaxPool1d, Dense(5), Multiply(\"b\"), Keep(\"c\"), Take(\"b\"), Dense(2), Keep(\"d\"), Output(\"c\", \"d\")] partial class N; [Input(Length = 6), Embedding(Vocabulary = 9, Units = 2), Block<A>] partial class M; [Keep(\"a\"), GlobalMaxPool1d, Repeat(6), Identity, Add(\"a\")] class A;",
    ];

    // What people mean, and what their fingers do.
    private static readonly string[] s_numbers = ["0", "1", "-1", "2", "7", "33", "1000", "1 << 20", "4097", "5000", "1 << 24", "1 << 28", "(1 << 28) - 1", "int.MaxValue", "N.OutputLength", "M.InputSize", "N.WorkspaceBytes", "1.5", "double.NaN", "null", "\"3\"", "'a'", "3u", "x"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, Parts)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void MutatedDeclarations(int part)
    {
        for (var seed = part; seed < s_mutations; seed += Parts)
            Check(Mutated(new Random(seed)));
    }

    [Fact]
    public void EveryPrefix()
    {
        var tokens = s_valid.SelectMany(source => Tokens().Matches(source).Select(token => source[..(token.Index + token.Length)]));
        foreach (var prefix in tokens)
            Check(prefix);
    }

    private static string Mutated(Random random)
    {
        var tokens = Tokens().Matches(s_valid[random.Next(s_valid.Length)]).Select(token => token.Value).ToList();
        for (var edits = random.Next(1, 5); edits > 0 && tokens.Count > 1; edits--)
            Edit(tokens, random);
        return string.Concat(tokens);
    }

    private static void Edit(List<string> tokens, Random random)
    {
        var (place, other) = (random.Next(tokens.Count), random.Next(tokens.Count));
        switch (random.Next(7))
        {
            case 0:
                tokens.RemoveAt(place);
                break;
            case 1:
                tokens.Insert(place, tokens[other]);
                break;
            case 2:
                (tokens[place], tokens[other]) = (tokens[other], tokens[place]);
                break;
            case 3:
                tokens[place] = tokens[place][..random.Next(tokens[place].Length)];
                break;
            case 4:
                tokens.Insert(place, Tokens().Matches(s_valid[random.Next(s_valid.Length)])[0].Value);
                break;
            default:
                var numbers = tokens.Select((token, index) => (token, index)).Where(item => item.token.Length > 0 && char.IsDigit(item.token[0])).ToList();
                if (numbers.Count > 0)
                    tokens[numbers[random.Next(numbers.Count)].index] = s_numbers[random.Next(s_numbers.Length)];
                break;
        }
    }

    private static void Check(string source)
    {
        using var hang = new CancellationTokenSource(TimeSpan.FromSeconds(SecondsToHang));
        var (first, second) = Task.Run(() => (Run(source), Run(source)), hang.Token).WaitAsync(hang.Token).GetAwaiter().GetResult();
        Assert.Equal(first, second);
    }

    private static string Run(string source)
    {
        var compilation = TestCompilation.Create(source);
        var result = GeneratorHarness.NewDriver().RunGenerators(compilation).GetRunResult().Results.Single();
        CodeOrDiagnostic.Check(compilation, result);
        AssertPlaceholdersAreClean(source, compilation, result);
        return string.Join("\n", result.Diagnostics.Select(found => found.ToString()).Concat(result.GeneratedSources.Select(file => file.HintName + file.SourceText)));
    }

    /// <summary>The members of a class with errors bring no error of their own, whatever is wrong around them.</summary>
    private static void AssertPlaceholdersAreClean(string source, CSharpCompilation compilation, GeneratorRunResult result)
    {
        var trees = result.GeneratedSources.Where(file => file.HintName.Contains(".errors_", StringComparison.Ordinal)).Select(file => file.SyntaxTree).ToList();
        var whole = compilation.AddSyntaxTrees(result.GeneratedSources.Select(file => file.SyntaxTree));
        foreach (var tree in trees)
        {
            var found = whole.GetSemanticModel(tree).GetDiagnostics().FirstOrDefault(each => each.Severity == DiagnosticSeverity.Error);
            Assert.True(found is null, $"{source}\n{found}");
        }
    }

    [GeneratedRegex(@"\w+|\s+|""[^""]*""|.")]
    private static partial Regex Tokens();
}
