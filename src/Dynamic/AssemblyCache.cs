using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using Gen.Generator;

namespace Gen;

/// <summary>Compiled networks on disk, each in a file that is named by the hash of all that it was made of.</summary>
internal sealed class AssemblyCache
{
    private readonly string _file;

    public AssemblyCache(string folder, string source, DynamicOptions options)
    {
        string[] parts =
        [
            IdOf(typeof(GenGenerator)), IdOf(typeof(INetwork)), IdOf(typeof(AssemblyCache)), Environment.Version.ToString(),
            string.Join(',', options.InstructionSets), options.Training.ToString(), source,
        ];
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts)));
        _file = Path.Combine(folder, Convert.ToHexStringLower(hash) + ".dll");
    }

    /// <summary>The assembly, or nothing where it is not there or cannot be read.</summary>
    public byte[]? Read()
    {
        try
        {
            var file = File.ReadAllBytes(_file);
            if (file.Length < SHA256.HashSizeInBytes)
                return null;
            var assembly = file[SHA256.HashSizeInBytes..];
            return SHA256.HashData(assembly).AsSpan().SequenceEqual(file.AsSpan(0, SHA256.HashSizeInBytes)) ? assembly : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps an assembly. A cache that cannot be written costs time, and nothing else.</summary>
    public void Write(byte[] assembly)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            var temporary = $"{_file}.{Path.GetRandomFileName()}.tmp";
            using (var stream = File.Create(temporary))
            {
                stream.Write(SHA256.HashData(assembly));
                stream.Write(assembly);
            }

            File.Move(temporary, _file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static string IdOf(Type type) => type.Module.ModuleVersionId.ToString();
}
