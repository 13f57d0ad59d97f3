using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Layers;
using Gen.Generator.Layers.Blocks;
using Gen.Generator.Layers.Signals;
using Gen.Generator.Model;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Emit;

/// <summary>Prints the network as data: a text that the runtime's NetworkDescription reads when somebody asks for it.</summary>
internal static class DescriptionEmitter
{
    /// <summary>What concerns training only: not worth a word where it is the default.</summary>
    private static readonly HashSet<string> s_training =
    [
        "Trainable", "WeightsInitializer", "BiasInitializer", "RecurrentInitializer", "WeightLearnRateFactor", "BiasLearnRateFactor", "WeightL2Factor", "BiasL2Factor",
    ];

    public static void Emit(NetworkPlan plan, SourceWriter writer)
    {
        writer.Line("/// <summary>The network as data: layers with their options, shapes and parameters. Read from a text at the first call.</summary>");
        writer.Line("public static global::Gen.NetworkDescription Description => _description ??= global::Gen.NetworkDescription.Parse(");
        using (writer.Indent())
        {
            var lines = Lines(plan).ToList();
            for (var index = 0; index < lines.Count; index++)
                writer.Line($"\"{Escaped(lines[index])}\\n\"{(index == lines.Count - 1 ? ");" : " +")}");
        }

        writer.Line();
        writer.Line("private static global::Gen.NetworkDescription? _description;");
        if (!plan.Model.HasLength)
            return;
        writer.Line();
        writer.Line("global::Gen.NetworkDescription global::Gen.INetwork.Description => Description;");
    }

    private static IEnumerable<string> Lines(NetworkPlan plan)
    {
        var layout = plan.Model.ChannelsFirst ? "ChannelsFirst" : "ChannelsLast";
        return Lines(plan.Model.Body, plan.Model.Input).Prepend($"{plan.Model.Type.Name}\t{Size(plan.Model.Input)}\t{layout}");
    }

    private static IEnumerable<string> Lines(Branch branch, Shape input) => branch.Walk(input).SelectMany(step =>
        step.Layer.Branches.SelectMany(part => Lines(part, step.Input).Prepend("(").Append(")")).Prepend(Line(step.Layer, step.Input, step.Output)));

    private static string Line(Layer layer, Shape input, Shape output)
    {
        // A further input is a layer beside the signal; it is described as what it is.
        (input, output) = layer is SourceLayer source ? (source.Shape, source.Shape) : (input, output);
        var options = layer.Declaration.Options.Where(option => !option.IsDefault || !s_training.Contains(option.Name)).Select(option => $"{option.Name}={option.Value}");
        var parameters = layer.Parameters(input).Select(parameter => $":{parameter.Name.Substring(layer.Name.Length + 1)} {string.Join("x", parameter.Shape.Select(Literal.Of))}");
        string[] fields = [layer.Declaration.Kind, layer.Name, Size(input), Size(output), Literal.Of(layer.MultiplyAdds(input))];
        return string.Join("\t", fields.Concat(options).Concat(parameters));
    }

    private static string Size(Shape shape) => $"{Literal.Of(shape.Length)}x{Literal.Of(shape.Channels)}";

    private static string Escaped(string line) => line.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\t", "\\t");
}
