System.Console.WriteLine(Benchmarks.Shapes.ChannelsLast.Fcn.Summary);
