// Nobody runs this: it is there so that no kernel is left out.
using Gen;

foreach (var network in new INetwork[] { new Deep(), new Few(), new Ragged(), new Apart(), new Fast(), new Paired(), new PairedApart() })
{
    var (inputs, outputs) = (new float[network.InputSize], new float[network.OutputSize]);
    network.Predict(inputs, outputs);
    var session = network.CreateTrainingSession(batchSize: 1);
    session.Forward(inputs, outputs);
    session.Backward(outputs, inputs);
}
