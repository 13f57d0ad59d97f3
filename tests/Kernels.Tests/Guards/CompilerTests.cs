using System.Collections.Concurrent;
using System.Linq;
using Xunit;

namespace Gen.Tests.Guards;

/// <summary>
/// What the runtime's compiler makes of the emitted code. Neither failure shows in results, only in speed: a method that it gives up on runs ten times
/// slower, a tile that needs one register too many at half the speed.
/// </summary>
public sealed class CompilerTests
{
    private static readonly ConcurrentDictionary<InstructionSet, CompilerListing> s_listings = new();

    [NativeFact(InstructionSet.Avx512)]
    public void No_method_is_compiled_without_optimisations_on_AVX_512() => CheckOptimised(InstructionSet.Avx512);

    [NativeFact(InstructionSet.Avx2)]
    public void No_method_is_compiled_without_optimisations_on_AVX2() => CheckOptimised(InstructionSet.Avx2);

    [NativeFact(InstructionSet.Vector128)]
    public void No_method_is_compiled_without_optimisations_on_Vector128() => CheckOptimised(InstructionSet.Vector128);

    [NativeFact(InstructionSet.Avx512)]
    public void No_inner_loop_keeps_vectors_on_the_stack_on_AVX_512() => CheckSpills(InstructionSet.Avx512);

    [NativeFact(InstructionSet.Avx2)]
    public void No_inner_loop_keeps_vectors_on_the_stack_on_AVX2() => CheckSpills(InstructionSet.Avx2);

    private static void CheckOptimised(InstructionSet set)
    {
        var methods = Listing(set).Methods;
        Assert.True(methods.Count > 500, $"Only {methods.Count} emitted methods were compiled; the networks did not run, or the compiler's listing has changed.");
        Assert.DoesNotContain(methods, method => !method.IsOptimised);
    }

    private static void CheckSpills(InstructionSet set)
    {
        // A map may call a function that is not put in line (exp and its like), and a call keeps vectors on the stack; it has no tile to lose.
        var codes = Listing(set).Codes.Where(code => !code.Method.StartsWith("Gen.Emitted.Map", System.StringComparison.Ordinal)).ToList();
        Assert.True(codes.Sum(code => code.InnerLoops().Count) > 200, "The machine code has hardly a loop; the compiler's listing has changed.");
        var spills = codes.Select(code => (code.Method, Spills: code.SpillsInInnerLoops().ToList())).Where(code => code.Spills.Count > 0)
            .Select(code => $"{code.Method}: {code.Spills.Count} times, as {code.Spills[0]}").ToList();
        Assert.True(spills.Count == 0, $"{spills.Count} of {codes.Count} methods:\n" + string.Join('\n', spills));
    }

    private static CompilerListing Listing(InstructionSet set) => s_listings.GetOrAdd(set, CompilerRun.Of);
}
