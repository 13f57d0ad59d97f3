using System;
using System.Collections.Generic;
using Gen;

namespace TimeSeries.Models;

/// <summary>A network for one length and number of classes.</summary>
/// <param name="Create">Initialised from a seed.</param>
/// <param name="CreateMap">The same network as far as the last layer that still has time steps.</param>
/// <param name="Summary">Its table of layers.</param>
internal sealed record NetworkKind(Func<int, INetwork> Create, Func<int, INetwork> CreateMap, string Summary);

/// <summary>A published architecture, with the settings it was trained with.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Title">As its authors write it.</param>
/// <param name="Epochs">The published passes through the training set.</param>
/// <param name="LargestBatch">A batch is a tenth of the training set, but no more than this.</param>
/// <param name="Find">The network for a length and a number of classes, where one is declared.</param>
internal sealed record Architecture(string Name, string Title, int Epochs, int LargestBatch, Func<int, int, NetworkKind?> Find)
{
    public static IReadOnlyList<Architecture> All { get; } =
    [
        new("fcn", "FCN", Epochs: 2000, LargestBatch: 16, FcnNetworks.Find),
        new("resnet", "ResNet", Epochs: 1500, LargestBatch: 64, ResNetNetworks.Find),
        new("inception", "InceptionTime (one network)", Epochs: 1500, LargestBatch: 64, InceptionNetworks.Find),
        new("tcn", "TCN", Epochs: 500, LargestBatch: 64, TcnNetworks.Find),
    ];

    /// <summary><c>min(N / 10, LargestBatch)</c> for N training series.</summary>
    public int BatchSize(int trainingSeries) => Math.Clamp(trainingSeries / 10, 1, LargestBatch);
}
