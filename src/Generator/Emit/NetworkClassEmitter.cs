using System.Linq;
using Gen.Generator.Emit.Streams;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Emit;

/// <summary>Prints the generated half of the user's class: constants, the constructor, and members that hand on to the engine.</summary>
internal static class NetworkClassEmitter
{
    public static void Emit(NetworkPlan plan, SourceWriter writer)
    {
        using (new ClassScopes(plan.Model.Type, writer, ClassScopes.InterfacesOf(plan.Model), () => EmitRemarks(plan, writer)))
        {
            EmitConstants(plan, writer);
            EmitMembers(plan, writer);
            if (plan.Stream is { } stream && !plan.Model.HasStreamClash)
                StreamMembers.Emit(plan, stream, writer);
        }
    }

    private static void EmitRemarks(NetworkPlan plan, SourceWriter writer)
    {
        writer.Line("/// <remarks>");
        writer.Line("/// <code>");
        foreach (var line in Describe.Summary(plan))
            writer.Line("/// " + line.Replace("<", "&lt;").Replace(">", "&gt;"));
        writer.Line("/// </code>");
        writer.Line("/// </remarks>");
    }

    private static void EmitConstants(NetworkPlan plan, SourceWriter writer)
    {
        var hasLength = plan.Model.HasLength;
        Constant("int", "InputLength", plan.Model.ShownInput.Length, "The steps of one input", hasLength);
        Constant("int", "InputChannels", plan.Model.ShownInput.Channels, "The channels of one input");
        Constant("int", "InputSize", plan.Model.InputSize, "The values of one input", hasLength);
        Constant("int", "OutputLength", plan.Output.Length, "The steps of one output", hasLength);
        Constant("int", "OutputChannels", plan.Output.Channels, "The channels of one output");
        Constant("int", "OutputSize", plan.Output.Size, "The values of one output", hasLength);
        Constant("int", "ParameterCount", plan.ParameterCount, "The values of all parameters, running statistics included");
        Constant("int", "ReceptiveField", plan.ReceptiveField, "The steps of the input, padding included, that one output sees", hasLength || plan.ReceptiveField < plan.Model.Input.Length);
        Constant("int", "WorkspaceBytes", plan.Inference.SampleSize * sizeof(float), "The bytes of scratch that one prediction works in", hasLength);
        Constant("long", "MultiplyAdds", plan.MultiplyAdds, "The multiplications with a following addition of one prediction", hasLength);

        foreach (var (name, value, meaning) in plan.Model.Parts.SelectMany(part => part.Constants))
            Constant("int", name, value, meaning);

        void Constant(string constantType, string name, long value, string meaning, bool isThere = true)
        {
            if (!isThere)
                return;
            writer.Line($"/// <summary>{meaning}.</summary>");
            writer.Line($"public const {constantType} {name} = {Literal.Of(value)};");
            writer.Line();
        }
    }

    /// <summary>The outputs, where there are several.</summary>
    private static string Outputs(NetworkPlan plan)
    {
        var outputs = plan.Model.Parts.Where(part => part.IsOutput).Select(part => $"new(\"{part.Name}\", {Literal.Of(part.Offset)}, {Literal.Of(part.Shape.Length)}, "
            + $"{Literal.Of(part.Shape.Channels)}, global::Gen.OutputValues.{part.Values})").ToList();
        return outputs.Count == 0 ? "" : $"global::System.Collections.Generic.IReadOnlyList<global::Gen.NetworkOutput> global::Gen.INetwork.Outputs => [{string.Join(", ", outputs)}];\n\n";
    }

    private static void EmitConstructors(NetworkPlan plan, string engine, SourceWriter writer)
    {
        var name = plan.Model.Type.Name;
        if (plan.Model.Weights is { } weights)
        {
            var file = $"global::Gen.Emitted.{WeightsFileEmitter.ClassName(NetworkFile.Mangled(plan.Model.Type))}.File";
            writer.Line($"/// <summary>Makes a network with the weights of {weights.Given.Replace("&", "&amp;").Replace("<", "&lt;")}, which are part of the assembly{(weights.Optional ? ", or random ones where they are not" : "")}.</summary>");
            EmitLoading(weights.Optional, $"public {name}() : this(seed: 0)", file, writer);
            writer.Line();
        }

        writer.Line("/// <summary>Makes a network whose parameters are initialised; the same seed gives the same bits.</summary>");
        writer.Line("/// <param name=\"seed\">Where the random numbers start.</param>");
        writer.Line($"public {name}(int seed{(plan.Model.Weights is null ? " = 0" : "")}) => _engine = new global::Gen.Emitted.{engine}(seed);");
    }

    private static void EmitLoading(bool isOptional, string constructor, string file, SourceWriter writer)
    {
        var load = $"global::Gen.WeightsFile.Load({file}, Parameters);";
        if (!isOptional)
        {
            writer.Line($"{constructor} => {load}");
            return;
        }

        using (writer.Block(constructor))
        {
            writer.Line("// Without the file the assembly has none of its bytes.");
            writer.Line($"if (!{file}.IsEmpty)");
            using (writer.Indent())
                writer.Line(load);
        }
    }

    private static void EmitMembers(NetworkPlan plan, SourceWriter writer)
    {
        var engine = NetworkFile.EngineName(plan);
        writer.Line($"private readonly global::Gen.Emitted.{engine} _engine;");
        writer.Line();
        EmitConstructors(plan, engine, writer);
        writer.Line();
        writer.Line("/// <summary>The table of layers: output shape, parameters, multiply-adds, receptive field.</summary>");
        writer.Line("public static string Summary =>");
        using (writer.Indent())
        {
            var lines = Describe.Summary(plan).ToList();
            for (var index = 0; index < lines.Count; index++)
                writer.Line($"\"{lines[index]}\\n\"{(index == lines.Count - 1 ? ";" : " +")}");
        }

        if (!plan.Model.HasLength)
        {
            writer.Line();
            DescriptionEmitter.Emit(plan, writer);
            EmitForSequences(writer);
            return;
        }

        writer.Line();
        DescriptionEmitter.Emit(plan, writer);
        writer.Line($$"""

            /// <inheritdoc/>
            public global::System.Collections.Generic.IReadOnlyList<global::Gen.Parameter> Parameters => _engine.Parameters;

            global::Gen.DataLayout global::Gen.INetwork.Layout => global::Gen.DataLayout.{{(plan.Model.ChannelsFirst ? "ChannelsFirst" : "ChannelsLast")}};

            global::Gen.OutputValues global::Gen.INetwork.OutputValues => global::Gen.OutputValues.{{plan.OutputValues}};

            {{Outputs(plan)}}int global::Gen.INetwork.InputLength => InputLength;

            int global::Gen.INetwork.InputChannels => InputChannels;

            int global::Gen.INetwork.InputSize => InputSize;

            int global::Gen.INetwork.OutputLength => OutputLength;

            int global::Gen.INetwork.OutputChannels => OutputChannels;

            int global::Gen.INetwork.OutputSize => OutputSize;

            /// <inheritdoc/>
            public void Predict(global::System.ReadOnlySpan<float> inputs, global::System.Span<float> outputs) => _engine.Predict(inputs, outputs);

            /// <summary>As the other Predict, on the caller's thread only and in scratch of the caller's: for code that must know every byte it touches.</summary>
            /// <param name="inputs">n times <see cref="InputSize"/> values.</param>
            /// <param name="outputs">n times <see cref="OutputSize"/> values.</param>
            /// <param name="workspace">At least <see cref="WorkspaceBytes"/> bytes, at best from a multiple of 64; what they hold does not matter.</param>
            /// <exception cref="global::System.ArgumentException">The lengths are not those of n samples, the workspace is too small, or two of the three overlap.</exception>
            public void Predict(global::System.ReadOnlySpan<float> inputs, global::System.Span<float> outputs, global::System.Span<byte> workspace) =>
                _engine.Predict(inputs, outputs, workspace);

            /// <summary>The threads that Predict may divide a batch among, the caller's one of them; never more than there are processors. Default: 1. The outputs are the same for any number.</summary>
            /// <exception cref="global::System.ArgumentOutOfRangeException">The value is less than 1.</exception>
            public int Threads { get => _engine.Threads; set => _engine.Threads = value; }

            """);
        TrainingMember.Emit(plan, writer);
        writer.Line("""

            /// <inheritdoc/>
            public void Save(string path) => global::Gen.WeightsFile.Save(path, Parameters);

            /// <inheritdoc/>
            public void Save(global::System.IO.Stream stream) => global::Gen.WeightsFile.Save(stream, Parameters);

            /// <inheritdoc/>
            public void Load(string path) => global::Gen.WeightsFile.Load(path, Parameters);

            /// <inheritdoc/>
            public void Load(global::System.IO.Stream stream) => global::Gen.WeightsFile.Load(stream, Parameters);
            """);
    }

    /// <summary>What a network has that is for signals of any length: no INetwork, since that has a length.</summary>
    private static void EmitForSequences(SourceWriter writer) => writer.Line("""

        /// <summary>The parameters in layer order.</summary>
        public global::System.Collections.Generic.IReadOnlyList<global::Gen.Parameter> Parameters => _engine.Parameters;

        /// <summary>Writes the parameters to a file, as safetensors.</summary>
        public void Save(string path) => global::Gen.WeightsFile.Save(path, Parameters);

        /// <summary>Writes the parameters to a stream, as safetensors.</summary>
        public void Save(global::System.IO.Stream stream) => global::Gen.WeightsFile.Save(stream, Parameters);

        /// <summary>Reads the parameters from a file that Save wrote, or one like it.</summary>
        public void Load(string path) => global::Gen.WeightsFile.Load(path, Parameters);

        /// <summary>Reads the parameters from a stream that Save wrote, or one like it.</summary>
        public void Load(global::System.IO.Stream stream) => global::Gen.WeightsFile.Load(stream, Parameters);
        """);
}
