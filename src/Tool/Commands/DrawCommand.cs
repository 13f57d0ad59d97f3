using System;
using System.IO;
using Gen.Import;
using Gen.Reports;

namespace Gen.Tool.Commands;

/// <summary>Draws a network: a declaration in C#, or a model of another library.</summary>
internal static class DrawCommand
{
    public static int Run(string[] line, TextWriter output)
    {
        var arguments = new Arguments(line, "out", "type", "length");
        var path = arguments.Only("a C# file with a network, or the file of a model");
        var isSource = Path.GetExtension(path).Equals(".cs", StringComparison.OrdinalIgnoreCase);
        var source = isSource ? File.ReadAllText(path) : Importer.Import(path, new() { Length = arguments.Integer("length") }).Source();
        var network = DynamicNetwork.Compile(source, new() { TypeName = arguments.Text("type"), Training = false });
        var file = arguments.Text("out") ?? network.Description.Name + ".svg";
        File.WriteAllText(file, NetworkDrawing.ToSvg(network.Description));
        output.WriteLine(file);
        return 0;
    }
}
