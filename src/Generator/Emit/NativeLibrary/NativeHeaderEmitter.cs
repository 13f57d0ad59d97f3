using System.Collections.Generic;
using System.Linq;
using System.Text;
using Gen.Generator.Text;

namespace Gen.Generator.Emit.NativeLibrary;

/// <summary>Prints the header of a C library, as a file of comments: the package's targets take it out of them, because the compiler takes no other files from a generator.</summary>
internal static class NativeHeaderEmitter
{
    /// <summary>The file; the targets look for this name.</summary>
    public const string FileName = "Gen.NativeLibrary.h.g.cs";

    /// <summary>What each line of the header begins with; the targets take it away.</summary>
    public const string Mark = "//| ";

    /// <summary>Prints the file of comments.</summary>
    public static string Emit(string library, IReadOnlyList<NativeFace> faces)
    {
        var text = new StringBuilder();
        foreach (var line in Header(library, faces).TrimEnd('\n').Split('\n'))
            text.Append((Mark + line).TrimEnd()).Append('\n');
        return text.ToString();
    }

    /// <summary>Prints the header itself.</summary>
    public static string Header(string library, IReadOnlyList<NativeFace> faces)
    {
        var writer = new SourceWriter();
        var constant = CName.Constant(library);
        writer.Line(Head.Replace("$", constant).Replace("@", library));
        foreach (var face in faces)
            EmitNetwork(face, library, writer);
        writer.Line($$"""

            #ifdef __cplusplus
            }
            #endif

            #endif /* {{constant}}_H */
            """);
        return writer.ToString();
    }

    private static void EmitNetwork(NativeFace face, string library, SourceWriter writer)
    {
        writer.Line();
        writer.Line($"/* ---- {face.Name}: the network {face.Type} ----");
        writer.Line(" *");
        foreach (var line in face.Summary)
            writer.Line((" *   " + line.Replace("*/", "* /")).TrimEnd());
        writer.Line(" *");
        writer.Line(face.IsChannelsFirst
            ? " * Signals are [channels][steps]: all steps of a channel, then those of the next one."
            : " * Signals are [steps][channels]: all channels of a step, then those of the next one.");
        if (face.Graph is not null && face.IsChannelsFirst)
            writer.Line(" * Frames of streams are [frames][channels] all the same.");
        writer.Line(" */");
        foreach (var size in face.Sizes)
            writer.Line($"#define {CName.Constant(face.Name + "_" + size.Name)} {Literal.Of(size.Value)}");
        writer.Line();
        writer.Line($"typedef struct {face.Name}_network {face.Name}_network;");
        if (face.Graph is not null)
            writer.Line($"typedef struct {face.Name}_stream {face.Name}_stream;");
        foreach (var size in face.Sizes)
            EmitFunction(size.Meaning, $"int32_t {face.Name}_{size.Name}(void);", writer);
        foreach (var function in NativeFunction.All(face))
        {
            var arguments = string.Join(", ", function.Arguments.Select(argument => argument.C.Replace("@", face.Name)));
            EmitFunction(function.Comment, $"{library}_status {face.Name}_{function.Name}({arguments});", writer);
        }
    }

    private static void EmitFunction(string comment, string declaration, SourceWriter writer)
    {
        writer.Line();
        writer.Line("/* " + comment.Replace("\n", "\n * ") + " */");
        writer.Line(declaration);
    }

    private const string Head = """
        /*
         * @: networks as a C library, compiled ahead of time. Emitted by Gen with the library;
         * change neither, but the attributes of the networks.
         *
         * Every function that can fail returns a status: $_OK, or what went wrong, and
         * @_last_error gives the text. No function ends the process for a wrong count, a null
         * pointer, a damaged file of weights or a handle that was destroyed. What no library can
         * know is whether memory is as large as a count says.
         *
         * Counts are in floats, but for bytes of weights. Weights are safetensors files.
         * Handles are opaque, and never followed as pointers.
         * Networks may be used by any number of threads at once, streams by one at a time.
         * A call that succeeds allocates nothing, but for create and load, and a thread's first
         * prediction of a large network or of a sequence.
         * The library's signal handlers and threads are .NET's: it cannot be unloaded, and a
         * process must not fork and go on using it in the child.
         */
        #ifndef $_H
        #define $_H

        #include <stddef.h>
        #include <stdint.h>

        #ifdef __cplusplus
        extern "C" {
        #endif

        typedef int32_t @_status;

        enum {
            $_OK = 0,
            $_NULL = 1,     /* a pointer is NULL */
            $_HANDLE = 2,   /* a handle was never given out, was destroyed, or is of another kind */
            $_ARGUMENT = 3, /* a count is wrong, or memory overlaps; nothing was computed */
            $_WEIGHTS = 4,  /* the weights are damaged or another network's; nothing was changed */
            $_BUSY = 5,     /* another thread uses the stream; nothing was computed */
            $_MEMORY = 6,   /* there is not enough memory */
            $_FAILURE = 7   /* something else; the text says what */
        };

        /* The text of this thread's last failure, in UTF-8: at most capacity - 1 bytes and a zero go to
         * text. Returns the bytes of the whole text without the zero; text may be NULL to ask for them. */
        size_t @_last_error(char *text, size_t capacity);
        """;
}
