using Orleans;

namespace Mrci.Grains.Modules;

/// <summary>A module in the stored state of the registry.</summary>
[GenerateSerializer, Immutable, Alias("mrci.state.module")]
public sealed record ModuleRecord
{
    /// <summary>Its name as given.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>Id of the installation, 32 hex digits.</summary>
    [Id(1)]
    public string Installation { get; init; } = "";

    /// <summary>Its slot, 0-251.</summary>
    [Id(2)]
    public int Slot { get; init; }

    /// <summary>How far it is.</summary>
    [Id(3)]
    public ModuleStage Stage { get; init; }

    /// <summary>Why it is locked although it is installed; empty when it is not.</summary>
    [Id(4)]
    public string LockReason { get; init; } = "";

    /// <summary>When a reservation lapses, or a module that is being removed is gone; meaningless for an installed one.</summary>
    [Id(5)]
    public DateTimeOffset DueUtc { get; init; }

    /// <summary>Version of the registry when it was enabled; 0 before.</summary>
    [Id(6)]
    public long EnabledVersion { get; init; }

    /// <summary>As callers see it.</summary>
    public ModuleInfo ToInfo() => new(Name, Installation, Slot, Stage, LockReason);
}
