using System;
using System.Collections.Generic;
using System.IO;

namespace Gen.Tool.Commands;

/// <summary>The commands by name.</summary>
internal static class Command
{
    private const string Help = """
        gen import MODEL     writes a model of ONNX, Keras, PyTorch, NAM or RTNeural as a C# file of attributes and a safetensors file
              --out FOLDER --name CLASS --namespace NAME --length STEPS
              --network FILE.cs   a declaration that a PyTorch state dict goes onto; --flatten channels|steps where it flattens before a matrix
              --stride N --dilation N --padding N[,N]   of the convolution that a state dict consists of, which does not say them
              --input x.npy --expect y.npy --relative 1e-4 --absolute 1e-5   checks the network against the model's own output
        gen inspect MODEL    shows what import would write, and what it has to say
        gen run MODEL        runs a model: --input x.npy, --output y.npy, --length STEPS
        gen draw NETWORK     draws a declaration (.cs) or a model as SVG: --out FILE.svg --type CLASS
        gen quantize WEIGHTS stores weights smaller: --format int8|bfloat16 --out FILE; what each layer's cost: --network FILE.cs --type CLASS --input x.npy --labels y.npy
        gen train FOLDER     trains on NAME_TRAIN.tsv, NAME_TEST.tsv: --model fcn|cnn|lstm --epochs N --batch N --seed N --out FOLDER

        Exit code: 0; 1 where it could not; 2 where the line is not as above.
        """;

    private static readonly Dictionary<string, Func<string[], TextWriter, int>> s_commands = new()
    {
        ["import"] = ImportCommand.Run,
        ["inspect"] = InspectCommand.Run,
        ["run"] = RunCommand.Run,
        ["draw"] = DrawCommand.Run,
        ["quantize"] = QuantizeCommand.Run,
        ["train"] = TrainCommand.Run,
    };

    public static int Run(string[] args, TextWriter output)
    {
        if (args is [] or ["--help"] or ["-h"] or ["help"])
        {
            output.WriteLine(Help.ReplaceLineEndings("\n"));
            return args.Length == 0 ? 2 : 0;
        }

        return s_commands.TryGetValue(args[0], out var command)
            ? command(args[1..], output)
            : throw new UsageException($"The command '{args[0]}' is unknown; expected {string.Join(", ", s_commands.Keys)}.");
    }
}
