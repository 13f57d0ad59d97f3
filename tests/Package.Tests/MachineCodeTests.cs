using System;
using System.Linq;
using Gen.Package.Tests.Helpers;
using Xunit;

namespace Gen.Package.Tests;

/// <summary>
/// What a compiler makes of the kernels for AVX-512, wherever the tests run: the native one needs no processor that has it. A tile that takes one register
/// too many shows in no result, only in speed.
/// </summary>
[Collection(Workplace.Collection)]
public sealed class MachineCodeTests(Workplace workplace)
{
    private const string Listing = """

        Wide.o:     file format elf64-x86-64

        00000000000a1b20 <Wide_Gen_Emitted_Tiles__Tile_Lanes16>:
           a1b20:	lea    rbp,[rsp+0x40]
           a1b24:	vmovups ZMMWORD PTR [rsp+0x80],zmm9
           a1b28:	vmovups zmm8,ZMMWORD PTR [rsp+0x40]
           a1b30:	vfmadd231ps zmm1,zmm0,DWORD PTR [r11]{1to16}
           a1b38:	vfmadd231ps zmm2,zmm0,ZMMWORD PTR [rbp-0x70]
           a1b40:	mov    rax,QWORD PTR [rsp+0x8]
           a1b48:	jne    a1b30 <Wide_Gen_Emitted_Tiles__Tile_Lanes16+0x10>
           a1b50:	jg     a1b28 <Wide_Gen_Emitted_Tiles__Tile_Lanes16+0x8>
           a1b58:	ret

        00000000000a1b60 <Wide_Gen_Emitted_Tiles__Run_Lanes16>:
           a1b60:	vmovups zmm0,ZMMWORD PTR [rbp-0x70]
           a1b68:	jne    a1b60 <Wide_Gen_Emitted_Tiles__Run_Lanes16>
        """;

    [MachineCodeFact]
    public void InnerLoopsForAvx512KeepTheirVectorsInRegisters()
    {
        workplace.Wide.Publish().MustSucceed();
        var loops = (from method in Disassembly.Of(workplace.Wide.ObjectPath)
                     where method.Name.Contains("_Gen_Emitted_", StringComparison.Ordinal)
                     from loop in method.InnerLoops()
                     where loop.Any(line => line.StartsWith("vfmadd", StringComparison.Ordinal) && line.Contains("zmm", StringComparison.Ordinal))
                     select (method.Name, Spills: loop.Where(method.IsOnStack).ToList())).ToList();
        Assert.True(loops.Count > 30, $"Only {loops.Count} loops have multiply-adds of 64 bytes; the compiler was told something else, or its names have changed.");
        var spills = loops.Where(loop => loop.Spills.Count > 0).Select(loop => $"{loop.Name}: {loop.Spills.Count} times, as {loop.Spills[0]}").ToList();
        Assert.True(spills.Count == 0, $"{spills.Count} of {loops.Count} loops:\n" + string.Join('\n', spills));
    }

    [Fact]
    public void VectorsOnTheStackAreFoundInInnermostLoopsOnly()
    {
        var methods = Disassembly.Parse(Listing.ReplaceLineEndings("\n"));
        Assert.Equal(["Wide_Gen_Emitted_Tiles__Tile_Lanes16", "Wide_Gen_Emitted_Tiles__Run_Lanes16"], methods.Select(method => method.Name));
        Assert.Equal(["vfmadd231ps zmm2,zmm0,ZMMWORD PTR [rbp-0x70]"], methods.SelectMany(method => method.InnerLoops().SelectMany(loop => loop.Where(method.IsOnStack))));
    }
}
