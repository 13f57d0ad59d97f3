using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace Gen.Package.Tests.Helpers;

/// <summary>A project outside the repository that refers to the package and nothing else, with warnings as errors.</summary>
internal sealed class ConsumerProject
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFrameworks>net10.0;net9.0</TargetFrameworks>
            <Nullable>enable</Nullable>
            <!-- One framework's, so that only one native compiler is fetched. -->
            <PublishAot Condition="'$(TargetFramework)' == 'net10.0'">true</PublishAot>
          </PropertyGroup>
        </Project>
        """;

    private const string WideProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <PublishAot>true</PublishAot>
            <GenInstructionSet>avx512</GenInstructionSet>
          </PropertyGroup>
        </Project>
        """;

    private readonly Workplace _workplace;
    private readonly string _name;
    private readonly Lazy<CommandResult> _build;
    private readonly Lazy<CommandResult> _publish;

    private ConsumerProject(Workplace workplace, string name)
    {
        (_workplace, _name, Folder) = (workplace, name, workplace.PathOf(name));
        _build = new(() => Run("build", "-c", "Release", "-f", "net10.0"));
        _publish = new(() => Run("publish", "-c", "Release", "-f", "net10.0", "-r", Requirements.RuntimeIdentifier, "-o", NativeFolder));
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed-here" value="{workplace.Feed.Folder}" />
              </packageSources>
            </configuration>
            """);
    }

    public string Folder { get; }

    /// <summary>Where Native AOT's binary is.</summary>
    public string NativeFolder => Path.Combine(Folder, "native");

    /// <summary>The binary that Native AOT made.</summary>
    public string NativePath => Path.Combine(NativeFolder, _name);

    /// <summary>What the native compiler made before anything was linked, with the names of all methods.</summary>
    public string ObjectPath => Path.Combine(Folder, "obj", "Release", "net10.0", Requirements.RuntimeIdentifier, "native", _name + ".o");

    /// <summary>Builds it for net10.0, once.</summary>
    public CommandResult Build() => _build.Value;

    /// <summary>Publishes it with Native AOT for net10.0, once.</summary>
    public CommandResult Publish() => _publish.Value;

    /// <summary>A new project: a network, its training, and a network with its weights inside.</summary>
    public static ConsumerProject Fresh(Workplace workplace)
    {
        var project = new ConsumerProject(workplace, "Consumer");
        foreach (var file in Directory.GetFiles(Repository.PathOf("tests/Package.Tests/Consumer")))
            project.Copy(file);
        project.Copy(Repository.PathOf("samples/EdgeDetector/splice.safetensors"));
        project.Write(XElement.Parse(Project));
        return project;
    }

    /// <summary>Networks of many shapes, compiled for AVX-512, which takes no machine that has it.</summary>
    public static ConsumerProject Wide(Workplace workplace)
    {
        var project = new ConsumerProject(workplace, "Wide");
        foreach (var file in Directory.GetFiles(Repository.PathOf("tests/Package.Tests/Wide")))
            project.Copy(file);
        project.Write(XElement.Parse(WideProject));
        return project;
    }

    /// <summary>A library with one network for another framework.</summary>
    public static ConsumerProject ForFramework(Workplace workplace, string framework)
    {
        var project = new ConsumerProject(workplace, "Library-" + framework);
        File.WriteAllText(Path.Combine(project.Folder, "Small.cs"), "[Gen.Input(Length = 6), Gen.Dense(2)] public partial class Small;\n");
        var settings = new XElement("PropertyGroup", new XElement("TargetFramework", framework), new XElement("LangVersion", "latest"));
        project.Write(new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"), settings));
        return project;
    }

    /// <summary>The sample's own files and settings.</summary>
    public static ConsumerProject EdgeDetector(Workplace workplace)
    {
        var sample = Repository.PathOf("samples/EdgeDetector");
        var project = new ConsumerProject(workplace, "EdgeDetector");
        foreach (var file in Directory.GetFiles(sample).Append(Repository.PathOf("Directory.Build.props")))
            project.Copy(file);
        var settings = XElement.Load(Path.Combine(sample, "EdgeDetector.csproj"));
        settings.Descendants("ProjectReference").Remove();
        settings.Elements("Import").Remove();
        project.Write(settings);
        return project;
    }

    /// <summary>The sample's C library: its own declarations and settings.</summary>
    public static ConsumerProject NativeLibrary(Workplace workplace)
    {
        var sample = Repository.PathOf("samples/NativeLibrary/Networks");
        var project = new ConsumerProject(workplace, "Signals");
        foreach (var file in Directory.GetFiles(sample))
            project.Copy(file);
        project.Copy(Repository.PathOf("samples/EdgeDetector/splice.safetensors"));
        var declaration = Path.Combine(project.Folder, "SpliceDetector.cs");
        File.WriteAllText(declaration, File.ReadAllText(declaration).Replace("../../EdgeDetector/", "", StringComparison.Ordinal));
        File.Delete(Path.Combine(project.Folder, "Networks.csproj"));
        var settings = XElement.Load(Path.Combine(sample, "Networks.csproj"));
        settings.Elements("ItemGroup").Remove();
        settings.Elements("Import").Remove();
        project.Write(settings);
        return project;
    }

    /// <summary>Runs a command of the SDK here, with the empty cache.</summary>
    public CommandResult Run(params string[] arguments)
    {
        var command = Command.Dotnet([.. arguments, "-p:TreatWarningsAsErrors=true", "-p:MSBuildTreatWarningsAsErrors=true"]);
        return (command with { Folder = Folder, Variables = new Dictionary<string, string> { ["NUGET_PACKAGES"] = _workplace.CachePath } }).Run();
    }

    /// <summary>Runs the program under the JIT, on the instruction set that the native one is compiled for.</summary>
    public CommandResult RunUnderJit(string input, params string[] arguments)
    {
        Build().MustSucceed();
        return RunAssembly("net10.0", input, arguments);
    }

    /// <summary>Builds it for net9.0 and runs it, under the JIT of a newer .NET where that is all there is.</summary>
    public CommandResult BuildAndRunForNet9()
    {
        Run("build", "-c", "Release", "-f", "net9.0").MustNotWarn();
        return RunAssembly("net9.0", "");
    }

    /// <summary>Runs the native program.</summary>
    public CommandResult RunNative(string input, params string[] arguments)
    {
        Publish().MustSucceed();
        return (new Command(NativePath, arguments) { Input = input }).Run().MustSucceed();
    }

    private CommandResult RunAssembly(string framework, string input, params string[] arguments)
    {
        var variables = new Dictionary<string, string>
        {
            ["GEN_ISA"] = Requirements.InstructionSet,
            // For .NET's own library, which would take wider vectors where the machine has them.
            ["DOTNET_EnableAVX512"] = "0",
            ["DOTNET_ROLL_FORWARD"] = "Major",
        };
        var command = Command.Dotnet([Path.Combine(Folder, "bin", "Release", framework, _name + ".dll"), .. arguments]);
        return (command with { Input = input, Variables = variables }).Run().MustSucceed();
    }

    private void Copy(string file) => File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);

    private void Write(XElement project)
    {
        project.Add(new XElement("ItemGroup", new XElement("PackageReference", new XAttribute("Include", "Gen"), new XAttribute("Version", $"[{Feed.Version}]"))));
        File.WriteAllText(Path.Combine(Folder, _name + ".csproj"), project.ToString());
    }
}
