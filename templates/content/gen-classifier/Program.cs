using Gen;
using Gen.Data;
using Gen.Reports;
using GenProject1;

// A line for each step: recording, class, then a column for each channel. Without a file of yours one is made up.
var path = args.Length > 0 ? args[0] : Example.Write("example.csv");
var recordings = SignalSet.FromCsv(path, new CsvOptions { Label = "class", Recording = "recording" });
var (train, test) = recordings.FitTo(Network.InputLength).Split(testShare: 0.25);

var network = new Network(seed: 1);
network.SetClassNames(train.Classes);
network.Adapt(train.ToDataset());
var trainer = new Trainer(network, new Adam(), new CrossEntropy()) { Epochs = 30 };
var history = trainer.FitWithProgress(train.ToDataset(), test.ToDataset());

Console.WriteLine(ConfusionMatrix.Of(network, test.ToDataset()));
network.Save("network.safetensors");
new TrainingReport(trainer, history, test.ToDataset()).Write("report.html");
Console.WriteLine("Saved network.safetensors and report.html.");
