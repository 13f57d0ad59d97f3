using System.Collections.Generic;
using System.Linq;
using Benchmarks.Shapes;
using Gen;

namespace Benchmarks.Onnx;

/// <summary>The step models of the benchmark's streams, with the same weights: those of seed 0.</summary>
internal static class OnnxSteps
{
    private static readonly int[] s_dilations = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

    /// <summary>The model of a network; nothing where there is none.</summary>
    public static StepGraph? Of(StreamedShape shape) => shape.Name switch
    {
        "Myrtle" => Myrtle(new(new MyrtleCnn().Parameters)),
        "TCN16" => SmallTcn(new(new SmallTcn().Parameters)),
        "NAM-A1" => Nam(new(new NamStandard().Parameters), shape.Block),
        _ => null,
    };

    private static StepGraph Myrtle(Queue<Parameter> parameters)
    {
        var (graph, x) = (new StepGraph(1, 128), StepGraph.Input);
        for (var layer = 0; layer < 3; layer++)
            x = graph.Then("Add", [x, graph.Then("Relu", [Convolution(graph, x, parameters)])]);
        graph.Output = (x, [1, 128, 1]);
        return graph;
    }

    private static StepGraph SmallTcn(Queue<Parameter> parameters)
    {
        var graph = new StepGraph(1, 16);
        graph.Output = (s_dilations.Aggregate(StepGraph.Input, (x, dilation) => graph.Then("Relu", [Convolution(graph, x, parameters, dilation)])), [1, 16, 1]);
        return graph;
    }

    /// <summary>Two stacks of layers, the parameters in the order of the declaration: a condition comes before what it is added to.</summary>
    private static StepGraph Nam(Queue<Parameter> parameters, int block)
    {
        var graph = new StepGraph(block, 1);
        var condition = Next(graph, StepGraph.Input);
        var x = Next(graph, StepGraph.Input);
        string? head = null;
        for (var stack = 0; stack < 2; stack++)
        {
            foreach (var dilation in s_dilations)
            {
                var sum = graph.Then("Tanh", [graph.Then("Add", [Convolution(graph, x, parameters, dilation), condition])]);
                head = head is null ? sum : graph.Then("Add", [sum, head]);
                var isLast = dilation == s_dilations[^1];
                if (isLast)
                    head = Next(graph, head);
                if (isLast && stack == 1)
                    break;
                condition = Next(graph, StepGraph.Input);
                x = graph.Then("Add", [Next(graph, sum), x]);
                if (isLast)
                    x = Next(graph, x);
            }
        }

        graph.Output = (head!, [1, 1, block]);
        return graph;

        string Next(StepGraph step, string input) => Convolution(step, input, parameters);
    }

    /// <summary>The next convolution in the list of parameters, with its bias where it has one.</summary>
    private static string Convolution(StepGraph graph, string x, Queue<Parameter> parameters, int dilation = 1)
    {
        var weight = parameters.Dequeue();
        var (width, channels, filters) = (weight.Shape[0], weight.Shape[1], weight.Shape[2]);
        var bias = parameters.TryPeek(out var next) && next.Name.EndsWith(".bias", System.StringComparison.Ordinal) ? Values(parameters.Dequeue()) : null;
        return graph.Convolution(x, OnnxExport.FiltersFirst(Values(weight), width, channels, filters), [filters, channels, width], bias, dilation);
    }

    private static float[] Values(Parameter parameter)
    {
        var values = new float[parameter.Length];
        parameter.Read(values);
        return values;
    }
}
