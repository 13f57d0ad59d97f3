using System;
using System.Globalization;
using System.IO;

namespace Gen;

/// <summary>Makes the exceptions of damaged files; numbers are written with the invariant culture.</summary>
internal static class BadData
{
    internal static InvalidDataException Create(FormattableString message, Exception? inner = null) =>
        new(message.ToString(CultureInfo.InvariantCulture), inner);
}
