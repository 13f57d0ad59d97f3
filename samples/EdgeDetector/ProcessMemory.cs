using System;
using System.Globalization;
using System.IO;

namespace EdgeDetector;

/// <summary>What Linux says of the process's memory.</summary>
internal static class ProcessMemory
{
    private const string StatusFile = "/proc/self/status";

    /// <summary>Reads a line such as <c>VmRSS:    6144 kB</c>.</summary>
    /// <param name="name">VmRSS for what is resident, VmHWM for the most that ever was.</param>
    /// <returns>The kilobytes; where there is no such line, what .NET says is resident now.</returns>
    public static long Read(string name)
    {
        if (File.Exists(StatusFile))
        {
            foreach (var line in File.ReadLines(StatusFile))
            {
                if (line.StartsWith(name, StringComparison.Ordinal))
                    return long.Parse(line.AsSpan(name.Length + 1).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture);
            }
        }

        return Environment.WorkingSet / 1024;
    }
}
