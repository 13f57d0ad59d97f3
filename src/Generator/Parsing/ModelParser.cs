using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Gen.Generator.Diagnostics;
using Gen.Generator.Layers;
using Gen.Generator.Layers.Blocks;
using Gen.Generator.Layers.Signals;
using Gen.Generator.Model;
using Gen.Generator.Network;
using Gen.Generator.Parsing.Constants;
using Gen.Generator.Parsing.Names;
using Gen.Generator.Parsing.Symbols;
using Gen.Generator.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Generator.Parsing;

/// <summary>
/// A class with an input: from symbols to a model, or to what is wrong with it. Behind this floor nothing knows the compiler's objects.
/// Where the compiler has an error of its own to report there is no model, and nothing is said that the next keystroke may make untrue.
/// </summary>
internal sealed class ModelParser
{
    /// <summary>The ordinal of the runtime's <c>DataLayout.ChannelsFirst</c>.</summary>
    private const int ChannelsFirst = 1;

    private static readonly string[] s_layouts = ["ChannelsLast", "ChannelsFirst"];
    private static readonly string[] s_weightFormats = ["Float32", "Bfloat16", "Int8"];

    /// <summary>The element types of the formats; the first leaves a file as it is.</summary>
    private static readonly string?[] s_dtypes = [null, SafetensorsWords.Bfloat16, SafetensorsWords.Int8];
    private static readonly string[] s_numericsLevels = System.Enum.GetNames(typeof(NumericsLevel));

    private readonly INamedTypeSymbol _type;
    private readonly Compilation _compilation;
    private readonly List<DiagnosticInfo> _found;
    private readonly CancellationToken _token;
    private LocationInfo? _weightsPlace;
    private Shape _input = new(1, 1);
    private bool _takesMembers;

    /// <summary>Reads a class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="compilation">The project, with what the arguments are made of.</param>
    /// <param name="found">What is wrong.</param>
    /// <param name="token">Says when to stop.</param>
    public ModelParser(INamedTypeSymbol type, Compilation compilation, List<DiagnosticInfo> found, CancellationToken token) =>
        (_type, _compilation, _found, _token) = (type, compilation, found, token);

    public static ParseResult Parse(GeneratorAttributeSyntaxContext context, CancellationToken token)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        if (type.TypeKind != TypeKind.Class || TypeReader.IsNameless(type) || IsElsewhere(type, context.TargetNode, token))
            return ParseResult.Nothing;
        var compilation = context.SemanticModel.Compilation;
        var parser = new NetworkConstants(compilation, token).Begin(type);
        var model = parser.Read(type, (TypeDeclarationSyntax)context.TargetNode, compilation);
        var clashes = GeneratedMembers.CheckStreams(type).ToEquatable();
        return new(model is null ? null : model with { HasStreamClash = clashes.Count > 0 }, parser._found.ToEquatable(), GenAttributes.BlocksOf(type).Select(GenAttributes.KeyOf).ToEquatable(), parser._weightsPlace)
        {
            StreamClashes = clashes,
            Face = model is null && parser._takesMembers ? parser.FaceOf(type) : null,
        };
    }

    /// <summary>What is known of a network's members without a model.</summary>
    private NetworkClassSpec FaceOf(INamedTypeSymbol type) => new(TypeReader.Read(type), _input, GenAttributes.WeightsOf(type) is not null)
    {
        PartConstants = PartConstants.WithRoom(type).ToEquatable(),
    };

    /// <summary>Whether the first input stands on another declaration, where the network is read.</summary>
    private static bool IsElsewhere(INamedTypeSymbol type, SyntaxNode declaration, CancellationToken token) =>
        GenAttributes.DeclarationOf(GenAttributes.InputsOf(type).First(), token) != declaration;

    /// <summary>Reads a network; nothing where anything is wrong with it.</summary>
    /// <param name="declared">The class as the user declared it.</param>
    /// <param name="declaration">The declaration that has the input.</param>
    /// <param name="compilation">The project as it is.</param>
    public ModelSpec? Read(INamedTypeSymbol declared, TypeDeclarationSyntax declaration, Compilation compilation)
    {
        var before = _found.Count;
        _found.AddRange(TypeReader.Check(declared, declaration, compilation));
        _takesMembers = _found.Count == before;
        _found.AddRange(UserConstructors.Check(declared, _token));
        foreach (var input in GenAttributes.InputsOf(declared))
            _found.AddRange(MisspeltNames.Find(input, _token));
        var model = ReadNetwork(Inputs(), declared);
        return _found.Exists(problem => problem.IsError) ? null : model;
    }

    /// <summary>Reads the inputs alone: all as the class shows them, and those with names. Nothing where anything is wrong with one.</summary>
    public (Shape Shown, IReadOnlyList<NamedPart> Parts)? ReadInput()
    {
        var inputs = Inputs();
        var shape = ReadShape(new("input", inputs[0].Values, new Problems(inputs[0], _found), []));
        if (shape.Length == 0 || inputs.Any(input => input.HasErrors) || (long)shape.Length * shape.Channels > ShapeWalk.Limit)
            return null;
        var sources = new FurtherInputs(_type, inputs, _found).Read(shape, _token).Select(source => source.Layer).ToList();
        return _found.Exists(problem => problem.IsError) ? null : (Shown(shape, sources), [.. NamedParts.Inputs(shape, sources)]);
    }

    /// <summary>The input as the class shows it: where there are several, one step of all their values.</summary>
    private static Shape Shown(Shape first, IReadOnlyList<Layer> sources) =>
        sources.OfType<SourceLayer>().LastOrDefault() is { } last ? new(1, last.Offset + last.Shape.Size) : first;

    private List<AttributeReader> Inputs() => [.. GenAttributes.InputsOf(_type).Select(input => new AttributeReader(input, _token))];

    /// <summary>The input's shape, of no steps where no length is given.</summary>
    private static Shape ReadShape(LayerArguments input) => new(input.Has("Length") ? input.Positive("Length", 0) : 0, input.Positive("Channels", 1));

    private ModelSpec? ReadNetwork(IReadOnlyList<AttributeReader> inputs, INamedTypeSymbol type)
    {
        var input = inputs[0];
        var problems = new Problems(input, _found);
        if (DeclaredLayers.Read(_type, _found, _token) is not { } declared || inputs.Any(each => each.HasErrors))
            return null;

        var arguments = new LayerArguments("input", input.Values, problems, []);
        var shape = ReadShape(arguments);
        _input = shape;
        var channelsFirst = arguments.Enum("Layout", s_layouts) == ChannelsFirst;
        if (declared.Count == 0 && !problems.HasErrors)
            problems.Report(Descriptors.NoLayers, null, _type.Name, shape.ToString());

        var numerics = ReadNumerics();
        var reader = new BlockReader(_type, _compilation, _token);
        var sources = new FurtherInputs(_type, inputs, _found).Read(shape, _token);
        var layers = ReadLayers(reader, declared, ref shape, sources, problems);
        return layers is null ? null : new(TypeReader.Read(_type), shape, channelsFirst, new Branch(layers.ToEquatable()), ReadWeights(), numerics,
            reader.Warnings.And(TypeReader.WarningsOf(_type)))
        {
            Training = ReadOption("Training"),
            Streaming = ReadOption("Streams"),
            HasLength = _input.Length > 0,
            Further = sources.Select(source => source.Layer).OfType<SourceLayer>().ToEquatable(),
            Parts = _found.Exists(problem => problem.IsError) ? EquatableArray.Of<NamedPart>() : NamedParts.Of(shape, layers, type, part => ProblemsOf(part, inputs, declared)),
        };
    }

    /// <summary>Where problems of the attribute go that gives a part its name.</summary>
    private Problems ProblemsOf(NamedPart part, IReadOnlyList<AttributeReader> inputs, IReadOnlyList<DeclaredLayer> declared) => part.IsOutput
        ? declared[declared.Count - 1].Problems
        : new(inputs.First(input => input.Values.TryGetValue("Name", out var name) && name as string == part.Name), _found);

    /// <summary>The level of numerics; plain sums or F(2, k) where nothing is said.</summary>
    private NumericsLevel ReadNumerics()
    {
        if (GenAttributes.NumericsOf(_type) is not { } attribute || new AttributeReader(attribute, _token) is not { HasErrors: false } reader)
            return NumericsLevel.Local;
        return (NumericsLevel)new LayerArguments("numerics", reader.Values, new Problems(reader, _found), []).Enum("Level", s_numericsLevels);
    }

    /// <summary>Whether the class says that something is emitted.</summary>
    private bool? ReadOption(string name) =>
        GenAttributes.NetworkOf(_type) is { } attribute && new AttributeReader(attribute, _token).Values.TryGetValue(name, out var value) ? value as bool? : null;

    /// <summary>The file of the weights: beside the source file, unless its path begins at the root.</summary>
    private WeightsSpec? ReadWeights()
    {
        if (GenAttributes.WeightsOf(_type) is not { } attribute)
            return null;
        var reader = new AttributeReader(attribute, _token);
        if (reader.HasErrors)
            return null;
        var given = reader.Values["Path"] as string ?? "";
        _weightsPlace = reader.Locate("Path");
        var optional = reader.Values.TryGetValue("Optional", out var value) && value is true;
        var format = new LayerArguments("weights", reader.Values, new Problems(reader, _found), []).Enum("Format", s_weightFormats);
        return new(OneLine.Of(given), PathOf(given, Path.GetDirectoryName(_weightsPlace.Path) ?? ""), optional, s_dtypes[format]);
    }

    private static string PathOf(string given, string folder) =>
        given.IndexOfAny(Path.GetInvalidPathChars()) < 0 ? Path.Combine(folder, given) : given;

    /// <summary>Reads the layers up to the first that the compiler reports, and checks them against their shapes.</summary>
    private List<Layer>? ReadLayers(BlockReader reader, IReadOnlyList<DeclaredLayer> declared, ref Shape input, IReadOnlyList<(Layer Layer, Problems Problems)> sources, Problems problems)
    {
        var layers = declared
            .TakeWhile(layer => !layer.Attribute.HasErrors)
            .SelectMany(layer => BlockLayer.Spliced(reader.Read(layer, place: "")).Select(part => (Layer: part, layer.Problems)))
            .ToList();
        layers.InsertRange(0, sources);
        if (reader.IsIncomplete)
            return null;
        var isOfAnyLength = input.Length == 0;
        if (isOfAnyLength)
            input = input with { Length = NominalLength.Of(layers.ConvertAll(item => item.Layer), input.Channels) };
        var walk = new ShapeWalk(input) { IsOfAnyLength = isOfAnyLength };
        if (!problems.HasErrors && walk.Begin(problems))
            walk.Follow(layers, _token);
        return declared.Any(layer => layer.Attribute.HasErrors) ? null : layers.ConvertAll(item => item.Layer);
    }
}
