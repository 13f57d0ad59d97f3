using System;
using System.IO;

namespace EdgeDetector;

/// <summary>Reads letters as they come, plain or as FASTA, and writes the decisions of each piece before it waits for the next.</summary>
/// <param name="detector">Decides.</param>
/// <param name="output">Where decisions go.</param>
/// <param name="junctionsOnly">Whether places that are no junction are left out.</param>
internal sealed class LetterReader(Detector detector, DecisionWriter output, bool junctionsOnly)
{
    private readonly byte[] _piece = new byte[4096];
    private long _line = 1;
    private bool _isHeader;

    /// <summary>Reads until the input ends.</summary>
    /// <exception cref="InvalidDataException">Something is no letter; the message has its line.</exception>
    public void ReadAll(Stream input)
    {
        for (int count; (count = input.Read(_piece)) > 0;)
        {
            try
            {
                foreach (var character in _piece.AsSpan(0, count))
                    Read(character);
            }
            finally
            {
                output.Flush();
            }
        }
    }

    private void Read(byte character)
    {
        if (_isHeader || character == '>')
        {
            ReadHeader(character);
            return;
        }

        if (character == '\n')
            _line++;
        if (character is (byte)'\n' or (byte)'\r' or (byte)' ' or (byte)'\t')
            return;
        if (detector.Push(Channel(character), out var decision) && !(junctionsOnly && decision.Class == Decision.Neither))
            output.Write(decision, detector.Probabilities);
    }

    /// <summary>A line that begins with &gt; names the sequence that follows; it is handed on, so that its decisions can be told apart.</summary>
    private void ReadHeader(byte character)
    {
        _isHeader = character != '\n';
        output.Write(character);
        if (_isHeader)
            return;
        _line++;
        detector.Restart();
    }

    private int Channel(byte character) => (char)(character | 0x20) switch
    {
        'a' => 0,
        'c' => 1,
        'g' => 2,
        't' => 3,
        'n' => Window.Unknown,
        _ => throw new InvalidDataException(FormattableString.Invariant(
            $"Line {_line}: character {character} ('{(character is > 32 and < 127 ? (char)character : '?')}') is no letter of DNA; expected A, C, G, T, or N for an unknown one.")),
    };
}
