using Orleans;

namespace Mrci.Grains.Fronts;

/// <summary>An operator wants the host to stop, or to start anew (EXIT P-7.4, RESTART P-7.14).</summary>
/// <param name="Restart">Whether it comes back (P-1.20).</param>
[GenerateSerializer, Immutable, Alias("mrci.front.host-stop-requested")]
public sealed record HostStopRequested([property: Id(0)] bool Restart) : FrontNotice;
