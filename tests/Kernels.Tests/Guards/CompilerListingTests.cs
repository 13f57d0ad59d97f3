using System.Linq;
using Xunit;

namespace Gen.Tests.Guards;

/// <summary>The guards see what they are there to see.</summary>
public sealed class CompilerListingTests
{
    private const string Listing = """
           1: JIT compiled Program:Main() [MinOpts, IL size=3, code size=9]
           2: JIT compiled Gen.Emitted.Kernel+Avx2Kernel:Run(byref,byref) [FullOpts, IL size=30, code size=90]
           3: JIT compiled Gen.Emitted.Kernel+Avx2Kernel:Tile(byref) [Tier-0 switched to MinOpts, IL size=39000, code size=90000]
           4: JIT compiled Gen.Emitted.Kernel+Avx2Kernel:Other(byref) [Instrumented Tier0, IL size=1, code size=2]
        ; Assembly listing for method Gen.Emitted.Kernel+Avx2Kernel:Run(byref,byref) (FullOpts)
        ; rsp based frame

        G_M000_IG02:
               vmovups  ymm9, ymmword ptr [rsp+0x20]
        G_M000_IG03:
               vmovups  ymm8, ymmword ptr [rsp+0x40]
        G_M000_IG04:
               vmovups  ymm0, ymmword ptr [rbp]
               mov      rax, qword ptr [rsp+0x08]
               vmovaps  xmmword ptr [rsp+0x80], xmm6
               vfmadd231ps ymm1, ymm0, ymmword ptr [rsp+0x60]
               dec      rbx
               jne      SHORT G_M000_IG04
               jg       G_M000_IG03
               ret

        ; Total bytes of code 90
        """;

    [Fact]
    public void Emitted_methods_that_are_not_optimised_are_found() => Assert.Equal(
        ["Gen.Emitted.Kernel+Avx2Kernel:Tile(byref)", "Gen.Emitted.Kernel+Avx2Kernel:Other(byref)"],
        CompilerListing.Parse(Listing).Methods.Where(method => !method.IsOptimised).Select(method => method.Name));

    [Fact]
    public void Vectors_on_the_stack_are_found_in_the_innermost_loop_only() => Assert.Equal(
        ["vfmadd231ps ymm1, ymm0, ymmword ptr [rsp+0x60]"],
        CompilerListing.Parse(Listing).Codes.Single().SpillsInInnerLoops());

    [Fact]
    public void The_base_pointer_counts_as_stack_where_it_is_the_frame() => Assert.Equal(
        ["vmovups  ymm0, ymmword ptr [rbp]", "vfmadd231ps ymm1, ymm0, ymmword ptr [rsp+0x60]"],
        CompilerListing.Parse(Listing.Replace("rsp based", "rbp based", System.StringComparison.Ordinal)).Codes.Single().SpillsInInnerLoops());
}
