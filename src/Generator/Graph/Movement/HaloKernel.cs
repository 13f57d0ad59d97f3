using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Model;

namespace Gen.Generator.Graph.Movement;

/// <summary>What is done with the halo of a signal.</summary>
internal enum HaloKind
{
    /// <summary>Fills the halo from the signal.</summary>
    Fill,

    /// <summary>Adds the gradient of the halo to the rows that it was filled from.</summary>
    Fold,
}

/// <summary>A stretch of halo rows and the rows that they mirror.</summary>
/// <param name="First">The first halo row, counted from the signal's first.</param>
/// <param name="Count">The halo rows.</param>
/// <param name="Source">The row that the first one is taken from.</param>
/// <param name="Direction">How the source moves from one halo row to the next: 1, 0 or -1.</param>
internal sealed record HaloStretch(int First, int Count, int Source, int Direction);

/// <summary>Fills a halo from the signal that it surrounds, or folds its gradient back.</summary>
/// <param name="Kind">Which of both.</param>
/// <param name="Channels">The floats of a row.</param>
/// <param name="Stretches">The halo's two sides.</param>
internal sealed record HaloKernel(HaloKind Kind, int Channels, EquatableArray<HaloStretch> Stretches) : Kernel
{
    protected override object[] Identity => [Kind, Channels, string.Join(";", Stretches.Select(stretch => FormattableString.Invariant(
        $"{stretch.First},{stretch.Count},{stretch.Source},{stretch.Direction}")))];

    protected override string Stem => FormattableString.Invariant($"Halo{Kind}{Channels}");

    public override IReadOnlyList<string> Arguments => ["x"];

    public override string Describe() => Kind == HaloKind.Fill
        ? "fills the padding from the signal"
        : "adds the gradient of the padding to the rows that it was taken from";
}
