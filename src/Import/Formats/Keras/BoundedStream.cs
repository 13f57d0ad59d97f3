using System;
using System.IO;

namespace Gen.Import.Formats.Keras;

/// <summary>
/// A file that may be read so many times over and no more: in a damaged one a table that refers to itself would be read for ever.
/// </summary>
/// <param name="inner">The file.</param>
internal sealed class BoundedStream(Stream inner) : Stream
{
    private const int BytesOfCall = 64;
    private long _left = 20 * inner.Length + (32L << 20);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (buffer.Length > inner.Length)
            throw new ImportException($"The file is damaged: {buffer.Length} bytes are to be read of {inner.Length}.");
        _left -= buffer.Length + BytesOfCall;
        return _left >= 0 ? inner.Read(buffer) : throw new ImportException("The file is damaged: its tables refer to each other without an end.");
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
