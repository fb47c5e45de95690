using Mrci.Grains.State;
using Orleans;

namespace Mrci.Grains.Users;

/// <summary>An operation that an account remembers (D-600).</summary>
[GenerateSerializer, Immutable, Alias("mrci.state.user-operation")]
public sealed record UserOperation : IOperation
{
    /// <inheritdoc />
    [Id(0)]
    public Guid Id { get; init; }

    /// <summary>What it has done.</summary>
    [Id(1)]
    public UserChange Change { get; init; }

    /// <summary>Version of the account after it.</summary>
    [Id(2)]
    public long Version { get; init; }

    /// <summary>What a counted password check led to.</summary>
    [Id(3)]
    public AuthVerdict Verdict { get; init; }

    /// <summary>The name before a change of name.</summary>
    [Id(4)]
    public string OldName { get; init; } = "";

    /// <summary>The name after a change of name.</summary>
    [Id(5)]
    public string NewName { get; init; } = "";

    /// <summary>What else the event of the operation says: a display name, or the id of a group.</summary>
    [Id(6)]
    public string Value { get; init; } = "";
}
