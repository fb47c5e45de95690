namespace Mrci.Torture.Targets;

/// <summary>What every host of a run is told.</summary>
internal static class HostArguments
{
    /// <summary>Room for sessions that come back before the host has noticed that they were gone, and for as many sub-channels as anybody makes.</summary>
    public static IReadOnlyList<string> ForTorture { get; } =
        ["--Mrci:InitialSettings:max_sessions", "100000", "--Mrci:InitialSettings:max_sub_channels", "256"];
}
