using System;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Gen.Package.Tests.Helpers;

/// <summary>The number that an assembly and its symbols share.</summary>
internal static class PortableSymbols
{
    /// <summary>The number that an assembly asks for.</summary>
    public static Guid IdOfAssembly(byte[] assembly)
    {
        using var reader = new PEReader(ImmutableArray.Create(assembly));
        var entry = reader.ReadDebugDirectory().First(entry => entry.Type == DebugDirectoryEntryType.CodeView);
        return reader.ReadCodeViewDebugDirectoryData(entry).Guid;
    }

    /// <summary>The number that symbols have.</summary>
    public static Guid IdOfSymbols(byte[] symbols)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage(ImmutableArray.Create(symbols));
        return new BlobContentId(provider.GetMetadataReader().DebugMetadataHeader!.Id).Guid;
    }
}
