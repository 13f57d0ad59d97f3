using System.IO;
using Gen.Import;

namespace Gen.Tool.Commands;

/// <summary>Shows a model as attributes, without writing anything.</summary>
internal static class InspectCommand
{
    public static int Run(string[] line, TextWriter output)
    {
        var arguments = new Arguments(line, "length", "name", "namespace");
        var imported = Importer.Import(arguments.Only("the file of a model"), ImportCommand.OptionsOf(arguments));
        output.WriteLine(imported.Source());
        for (var place = 0; place < imported.Inputs.Count; place++)
            output.WriteLine($"input '{imported.InputNames[place]}' {imported.Inputs[place]}");
        for (var place = 0; place < imported.Outputs.Count; place++)
            output.WriteLine($"output '{imported.OutputNames[place]}' {imported.Outputs[place]}");
        return 0;
    }
}
