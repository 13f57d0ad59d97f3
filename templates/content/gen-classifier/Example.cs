using System.Globalization;

namespace GenProject1;

/// <summary>Recordings that are made up, so that the program runs before there are others.</summary>
internal static class Example
{
    public static string Write(string path)
    {
        var random = new Random(1);
        using var file = new StreamWriter(path);
        file.WriteLine("recording,class,x,y");
        for (var recording = 0; recording < 80; recording++)
        {
            var (length, phase, speed) = (40 + random.Next(60), 6 * random.NextDouble(), recording % 2 == 0 ? 0.2 : 0.5);
            for (var step = 0; step < length; step++)
            {
                var (x, y) = (Math.Sin(phase + speed * step), Math.Cos(phase + speed * step));
                file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{recording},{(recording % 2 == 0 ? "slow" : "fast")},{x + 0.2 * random.NextDouble():0.000},{y + 0.2 * random.NextDouble():0.000}"));
            }
        }

        return path;
    }
}
