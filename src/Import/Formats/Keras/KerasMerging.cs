using System.Collections.Generic;
using System.Linq;
using Gen.Import.Graph;
using Gen.Import.Tensors;

namespace Gen.Import.Formats.Keras;

/// <summary>Keras' layers of several tensors.</summary>
internal static class KerasMerging
{
    public static bool IsMerge(string kind) => kind is "Add" or "Multiply" or "Concatenate" or "Subtract" or "Average" or "Merge" or "Maximum" or "Minimum" or "Dot" or "Attention";

    public static View Apply(TensorOps ops, KerasLayer layer, IReadOnlyList<View> inputs)
    {
        switch (layer.Class == "Merge" ? layer.Config.Text("mode") : layer.Class)
        {
            case "Add" or "sum":
                return inputs.Aggregate((sum, next) => ops.Combine("Add", sum, next));
            case "Multiply" or "mul":
                return inputs.Aggregate((product, next) => ops.Combine("Multiply", product, next));
            case "Average" or "ave":
                var total = inputs.Aggregate((sum, next) => ops.Combine("Add", sum, next));
                return ops.Pointwise(total, signal => ops.Signals.Scale(signal, 1.0 / inputs.Count, 0));
            case "Subtract" when inputs.Count == 2:
                return ops.Combine("Add", inputs[0], ops.Pointwise(inputs[1], signal => ops.Signals.Scale(signal, -1, 0)));
            case "Concatenate" or "concat":
                return ops.Concat(inputs, inputs[0].Dim(layer.Config.Integer("axis", layer.Config.Integer("concat_axis", -1)), layer.Place));
            default:
                throw layer.Refuse("Gen has no such join", "Add, Multiply, Subtract, Average and Concatenate are taken.");
        }
    }
}
