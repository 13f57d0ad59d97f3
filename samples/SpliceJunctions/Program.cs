System.Console.WriteLine(SpliceJunctions.SpliceNetwork.Summary);
