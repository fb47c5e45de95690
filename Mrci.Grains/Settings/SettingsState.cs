using System.Collections.Immutable;
using Mrci.Domain.Settings;
using Orleans;

namespace Mrci.Grains.Settings;

/// <summary>Stored state of the settings (D-608) and of the initial set-up (D-404).</summary>
[GenerateSerializer, Immutable, Alias("mrci.state.settings")]
public sealed record SettingsState
{
    /// <summary>Version of this record's layout.</summary>
    [Id(0)]
    public int Schema { get; init; } = 1;

    /// <summary>Counts the changes of the settings.</summary>
    [Id(1)]
    public long Version { get; init; }

    /// <summary>The settings.</summary>
    [Id(2)]
    public HostSettings Settings { get; init; } = HostSettings.Default;

    /// <summary>Id of the group of new accounts, which <see cref="HostSettings.InitialGroup"/> names (D-600).</summary>
    [Id(3)]
    public string InitialGroupId { get; init; } = "";

    /// <summary>Id of the protected account, drawn before it is created; empty until then (D-404).</summary>
    [Id(4)]
    public string RootUserId { get; init; } = "";

    /// <summary>The operation that creates the protected account.</summary>
    [Id(5)]
    public Guid RootOperation { get; init; }

    /// <summary>The initial data is complete (D-404).</summary>
    [Id(6)]
    public bool Initialized { get; init; }

    /// <summary>The last operations, oldest first (D-600).</summary>
    [Id(7)]
    public ImmutableArray<SettingsOperation> Operations { get; init; } = [];
}
