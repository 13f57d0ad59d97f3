using System;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Gen.Generator.Diagnostics;

/// <summary>Every diagnostic, each with a page of its own.</summary>
internal static class Descriptors
{
    private const string Category = "Gen";

    public static readonly DiagnosticDescriptor NoInput = Warning("GEN001", "A network needs an input",
        "'{0}' declares layers but no [Input], and nothing uses it as a block; add [Input(Length = ..., Channels = ...)] to make it a network");

    public static readonly DiagnosticDescriptor NotPartial = Error("GEN002", "A network must be partial",
        "'{0}' must be declared partial, so that the generator can add its members");

    public static readonly DiagnosticDescriptor NoLayers = Error("GEN003", "A network needs layers",
        "'{0}' has an [Input] of {1} but no layers; add at least one, such as [Dense(2)]");

    public static readonly DiagnosticDescriptor UnsupportedType = Error("GEN004", "A network must be a plain class",
        "'{0}' cannot be a network: {1}");

    public static readonly DiagnosticDescriptor UnknownPadding = Error("GEN005", "Unknown padding",
        "{0}: Padding is \"{1}\"; expected \"valid\", \"same\", \"causal\", a number of steps, or new[] {{ left, right }}{2}");

    public static readonly DiagnosticDescriptor WrongPadding = Error("GEN006", "Padding of a wrong type or sign",
        "{0}: Padding is {1}; expected \"valid\", \"same\", \"causal\", a number of steps of at least 0, or new[] {{ left, right }} of two such numbers");

    public static readonly DiagnosticDescriptor WidthExceedsInput = Error("GEN007", "The filter is wider than its input",
        "{0}: a width of {1} needs at least {2} steps, but {3}{4}");

    public static readonly DiagnosticDescriptor GroupsDoNotDivide = Error("GEN008", "Groups do not divide the channels or filters",
        "{0}: {1} groups must divide both the {2} channels ({3}) and the {4} filters");

    public static readonly DiagnosticDescriptor NotPositive = Error("GEN009", "A size must be positive",
        "{0}: {1} is {2}; expected a whole number of at least 1");

    public static readonly DiagnosticDescriptor DuplicateName = Error("GEN010", "Two layers have the same name",
        "Two layers of '{0}' are called '{1}'; names must be unique because parameters are called after them");

    public static readonly DiagnosticDescriptor PoolExceedsInput = Error("GEN011", "The pool is larger than its input",
        "{0}: a size of {1} needs at least {1} steps, but {2}{3}");

    public static readonly DiagnosticDescriptor NotAnInitializer = Error("GEN012", "Not an initializer",
        "{0}: {1} is {2}; expected a class or struct that implements Gen.IInitializer");

    public static readonly DiagnosticDescriptor OutOfRange = Error("GEN013", "A number is out of range",
        "{0}: {1} must be {2}, but is {3}");

    public static readonly DiagnosticDescriptor CannotMirror = Error("GEN014", "The padding mode does not reach that far",
        "{0}: PaddingMode.{1} can pad at most {2} steps on each side ({3}), but the padding is {4} and {5}");

    public static readonly DiagnosticDescriptor PoolAllPadding = Error("GEN015", "A pool's window could hold nothing but padding",
        "{0}: a padding of {1} and {2} must be less than the size of {3}, or a window would hold nothing but padding");

    public static readonly DiagnosticDescriptor BadName = Error("GEN016", "Not a layer's name",
        "{0}: the name \"{1}\" must be made of letters, digits and underscores, and begin with a letter");

    public static readonly DiagnosticDescriptor SeveralDeclarations = Error("GEN017", "Layers stand on several declarations",
        "'{0}' has layers on more than one of its partial declarations, so their order is not defined; put them on one");

    public static readonly DiagnosticDescriptor TooLarge = Error("GEN018", "Too large",
        "{0}: {1} would have {2} values; the most is {3}");

    public static readonly DiagnosticDescriptor Inaccessible = Error("GEN019", "A type that generated code cannot use",
        "{0}: {1} is {2}, which generated code cannot use; {3}");

    public static readonly DiagnosticDescriptor BlockHasInput = Error("GEN020", "A network used as a block",
        "{0}: '{1}' has an [Input], so it is a network; a block has none, because its shapes are inferred where it is used");

    public static readonly DiagnosticDescriptor BlockHasNoLayers = Error("GEN021", "A block without layers",
        "{0}: '{1}' declares no layers, so there is nothing to put here");

    public static readonly DiagnosticDescriptor BlockContainsItself = Error("GEN022", "A block contains itself",
        "{0}: the block contains itself ({1}), so it would have no end");

    public static readonly DiagnosticDescriptor ResidualShapes = Error("GEN023", "A residual changes the shape",
        "{0}: the block makes {1} of {2}, so the two cannot be added; keep the shape{4}, or use [Residual<T, TShortcut>] with a shortcut that makes {1} too, such as [{3}]");

    public static readonly DiagnosticDescriptor ShortcutShapes = Error("GEN024", "Block and shortcut differ",
        "{0}: the block makes {1} of {2} but the shortcut makes {3}, so the two cannot be added; a shortcut such as [{4}] makes {1}{5}");

    public static readonly DiagnosticDescriptor ConcatLengths = Error("GEN025", "Branches of different lengths",
        "{0}: the branches make {1} of {2}; side by side they must have the same length{3}");

    public static readonly DiagnosticDescriptor WeightsDoNotFit = Error("GEN026", "The weights do not fit the network",
        "The weights in \"{0}\" are not those of '{1}': {2}");

    public static readonly DiagnosticDescriptor CausalTranspose = Error("GEN027", "A transposed convolution has no causal padding",
        "{0}: Padding is \"causal\"; a transposed convolution takes \"valid\", \"same\", a number of steps, or new[] {{ left, right }}");

    public static readonly DiagnosticDescriptor OutputPadding = Error("GEN028", "The output padding is out of range",
        "{0}: OutputPadding is {1}; expected more than -{2} and less than {2}, the greater of Stride and Dilation");

    public static readonly DiagnosticDescriptor NothingLeft = Error("GEN029", "The padding leaves nothing of the output",
        "{0}: a padding of {1} leaves nothing of the {2} steps that a transposed convolution makes ({3}), with an output padding of {4}");

    public static readonly DiagnosticDescriptor EarlySoftmax = Warning("GEN030", "A softmax in front of other layers",
        "{0}: a softmax in front of {1} hands it small numbers that add up to 1 and lets hardly any gradient back; keep Softmax for the last layer");

    public static readonly DiagnosticDescriptor ConstantOutput = Warning("GEN031", "The output is constant",
        "{0}: {1}, and {2} over one channel is always {3}, so nothing in front of it can learn; {4}");

    public static readonly DiagnosticDescriptor OutputsOfPadding = Information("GEN032", "Outputs that see nothing but padding",
        "{0}: {1} of {2} see nothing but padding, because the padding of {3} and {4} is not less than the {5} that the filter spans");

    public static readonly DiagnosticDescriptor TapsOfPadding = Information("GEN033", "Taps that see nothing but padding",
        "{0}: {1} of the {2} taps can meet nothing but padding, because {3}; their weights never learn");

    public static readonly DiagnosticDescriptor SkippedSteps = Information("GEN034", "A stride that skips steps",
        "{0}: with a stride of {1} and a {2}, only {3} of every {4} steps of the {5}");

    public static readonly DiagnosticDescriptor NoChange = Information("GEN035", "A layer that changes nothing",
        "{0}: the layer changes nothing, because {1}");

    public static readonly DiagnosticDescriptor NoEffect = Information("GEN036", "An option without effect",
        "{0}: {1} has no effect, because {2}");

    public static readonly DiagnosticDescriptor FixedStatistics = Warning("GEN037", "Running statistics that never move",
        "{0}: with KeepStart and a Momentum of 1 the running statistics keep their first values, a mean of 0 and a variance of 1, so predictions normalise nothing; expected less than 1, such as 0.99");

    public static readonly DiagnosticDescriptor OnlyForNetworks = Warning("GEN038", "An attribute for networks on a block",
        "[{0}] on '{1}' has no effect, because a class without [Input] is no network; put it on the network that uses '{1}'");

    public static readonly DiagnosticDescriptor MemberClash = Error("GEN039", "A member that the generator adds, too",
        "'{0}' declares {1}, which the generator adds, too; give yours another name or other parameters");

    public static readonly DiagnosticDescriptor NotFirst = Error("GEN040", "A normalisation that is not the first layer",
        "{0}: Normalize must be the network's first layer, since it is adapted to the network's inputs; put it behind [Input], or take BatchNorm or LayerNorm here");

    public static readonly DiagnosticDescriptor UnchainedConstructor = Error("GEN045", "A constructor that makes no network",
        "'{0}': this constructor calls none that the generator adds, so the network would have no parameters; add ': {1}'");

    public static readonly DiagnosticDescriptor Misspelt = Error("GEN046", "A name from elsewhere, or misspelt",
        "'{0}' is {1}; did you mean '{2}'?");

    public static readonly DiagnosticDescriptor GeneratorFailed = Error("GEN050", "The generator failed",
        "'{0}' has no code, because the generator failed {1} ({2}); the fault is Gen's: please report it together with the attributes of the class");

    public static readonly DiagnosticDescriptor LanguageVersion = Error("GEN051", "The language version is too old",
        "'{0}' needs C# {1} or later, but the project is compiled as C# {2}; set <LangVersion> in the project to {1} or later");

    public static readonly DiagnosticDescriptor UnknownConstant = Error("GEN052", "A network's constant that is not known here",
        "{0}.{1} cannot be used here: {2}");

    public static readonly DiagnosticDescriptor BadForeignBlock = Error("GEN053", "A wrong block of another assembly",
        "{0}: the block '{1}' of the assembly '{2}' is wrong: {3}");

    public static readonly DiagnosticDescriptor TooManyLayers = Error("GEN054", "Blocks of too many layers",
        "{0}: with the blocks inside '{1}' the class has more than {2} layers, so it is not read; a block that is named twice counts twice, and so do the blocks inside it");

    public static readonly DiagnosticDescriptor NoWeightsYet = Information("GEN060", "Optional weights that are not there yet",
        "The weights in \"{0}\" are left out of '{1}', because {2}: new {1}() starts with random ones until the file is written and the project built again");

    public static readonly DiagnosticDescriptor WeightsLeftOut = Warning("GEN061", "Optional weights that do not fit the network",
        "The weights in \"{0}\" are left out of '{1}', so that new {1}() starts with random ones: {2}");

    public static readonly DiagnosticDescriptor CannotStream = Error("GEN062", "A network that cannot run as a stream",
        "'{0}' has no {1}, because {2} cannot stream: {3}");

    public static readonly DiagnosticDescriptor StreamsLeftOut = Error("GEN063", "Streams were left out",
        "'{0}' has no {1}, because {2}");

    public static readonly DiagnosticDescriptor UnknownStreams = Error("GEN064", "GenStreams is neither true nor false",
        "The project's GenStreams is '{0}'; expected true, false, or nothing for the networks that the project uses as streams");

    public static readonly DiagnosticDescriptor LengthNeeded = Error("GEN065", "A network that needs a Length",
        "'{0}' has an [Input] without a Length, so it is for streams and sequences alone, but {1} cannot stream: {2}; give Length for signals of one length");

    public static readonly DiagnosticDescriptor NoLength = Error("GEN066", "What a network without a Length does not have",
        "'{0}' has no {1}, because its [Input] has no Length: use CreateStream or PredictSequence, or give Length");

    public static readonly DiagnosticDescriptor FinalRelu = Information("GEN070", "A network that ends in a Relu",
        "{0}: the network's outputs, {1}, end in a Relu, so that a unit whose sum is below zero is 0 and learns nothing; end a classifier in Softmax or Sigmoid, and leave the activation out for numbers of either sign");

    public static readonly DiagnosticDescriptor DenseOnSteps = Information("GEN071", "A dense layer on each step",
        "{0}: {1}, so that the network classifies each of {2} steps by itself; for one answer per sample put GlobalMaxPool1d or Flatten in front");

    public static readonly DiagnosticDescriptor UnknownSignal = Error("GEN072", "An unknown signal",
        "{0}: no signal is called '{1}' here; {2}");

    public static readonly DiagnosticDescriptor SignalShapes = Error("GEN073", "Signals of different shapes",
        "{0}: {1}, but '{2}' is {3}; {4}");

    public static readonly DiagnosticDescriptor EmbeddingPlace = Error("GEN074", "An embedding of what is no input of whole numbers",
        "{0}: {1}; {2}");

    public static readonly DiagnosticDescriptor LaterSignal = Error("GEN075", "A signal that is kept only further behind",
        "{0}: '{1}' is kept only further behind, by {2}; a signal can be used behind its Keep, so move it in front");

    public static readonly DiagnosticDescriptor KeptTwice = Error("GEN076", "Two signals have the same name",
        "{0}: '{1}' is the name of another signal already, {2}; give each a name of its own");

    public static readonly DiagnosticDescriptor UnusedSignal = Warning("GEN077", "A signal that is never used",
        "{0}: nothing uses '{1}'; use it in a Take, Add, Multiply, Join or Output further behind, or take it away");

    public static readonly DiagnosticDescriptor LostSignal = Warning("GEN078", "A signal of which nothing comes",
        "{0}: {1} goes on from other signals, so that nothing comes of {2}; keep it with [Keep(\"...\")] in front, and use it, or take it away");

    public static readonly DiagnosticDescriptor RepeatedSteps = Error("GEN079", "A repetition of more than one step",
        "{0}: {1}; Repeat({2}) takes a signal of one step, such as behind a global pool; to repeat each of several steps use Upsample1d");

    public static readonly DiagnosticDescriptor UnknownInstructionSet = Error("GEN080", "GenInstructionSets names no known set",
        "The project's GenInstructionSets {0}; expected one or more of avx512, avx2, vector128 and scalar with semicolons between them");

    public static readonly DiagnosticDescriptor UnknownTraining = Error("GEN081", "GenTraining is neither true nor false",
        "The project's GenTraining is '{0}'; expected true or false");

    public static readonly DiagnosticDescriptor StateActivation = Error("GEN082", "An activation that a state cannot have",
        "{0}: {1} is {2}, which falls somewhere, so that its gradient cannot be told from its value; expected one of {3}");

    public static readonly DiagnosticDescriptor EarlyOutput = Error("GEN090", "Outputs in front of other layers",
        "{0}: {1}; Output names the outputs of a network, so it is its last layer");

    public static readonly DiagnosticDescriptor UnknownOutput = Error("GEN091", "An output that is no signal",
        "{0}: no signal is called '{1}' here; {2}");

    public static readonly DiagnosticDescriptor PartConstants = Error("GEN092", "An input or output whose constants have taken names",
        "{0}: '{1}' would give the class a constant '{2}', but {3}; choose another name");

    public static readonly DiagnosticDescriptor FurtherInput = Error("GEN093", "A further input that cannot be told from others",
        "'{0}' has {1}; {2}");

    public static readonly DiagnosticDescriptor NoSignals = Error("GEN094", "A layer of several signals without their names",
        "{0}: the names of the signals are missing; expected at least one, such as {1}(\"a\")");

    public static readonly DiagnosticDescriptor UnknownNativeLibrary = Error("GEN102", "GenNativeLibrary is neither true nor false",
        "The project's GenNativeLibrary is '{0}'; expected true or false");

    public static readonly DiagnosticDescriptor SameNativeName = Error("GEN103", "Two functions of a C library have the same name",
        "'{0}' and '{1}' would both be {2} in C; rename one of the classes");

    private static DiagnosticDescriptor Error(string id, string title, string message) => Make(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Make(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Information(string id, string title, string message) => Make(id, title, message, DiagnosticSeverity.Info);

    /// <summary>The descriptor with a link that opens its page.</summary>
    /// <param name="descriptor">The descriptor, whose own link is the page's path in the repository.</param>
    /// <param name="folder">The folder with the documentation on this machine, that of the package; none where the project has no package.</param>
    public static DiagnosticDescriptor WithPage(DiagnosticDescriptor descriptor, string? folder) =>
        string.IsNullOrEmpty(folder) || !Uri.TryCreate($"{folder!.TrimEnd('/', '\\')}/{PageOf(descriptor.Id)}", UriKind.Absolute, out var page)
            ? descriptor
            : Make(descriptor.Id, descriptor.Title.ToString(CultureInfo.InvariantCulture), descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture),
                descriptor.DefaultSeverity, page.AbsoluteUri);

    private static string PageOf(string id) => $"diagnostics/{id}.md";

    private static DiagnosticDescriptor Make(string id, string title, string message, DiagnosticSeverity severity, string? page = null) => new(
        id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: page ?? "docs/" + PageOf(id));
}
