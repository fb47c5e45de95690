using Orleans;

namespace Mrci.Grains.Sessions;

/// <summary>What a call to the session grain leads to at the front end.</summary>
[GenerateSerializer, Immutable, Alias("mrci.session-reply")]
public sealed record SessionReply
{
    /// <summary>A reply that changes nothing.</summary>
    public static SessionReply Nothing { get; } = new();

    /// <summary>Whole frames in wire format, in order; may be empty.</summary>
    [Id(0)]
    public byte[] Output { get; init; } = [];

    /// <summary>The streams and sub-channels the session needs from now on; null when unchanged.</summary>
    [Id(1)]
    public SessionInterests? Interests { get; init; }

    /// <summary>Some command loops and is not paused: the front calls <see cref="ISessionGrain.TurnAsync"/> when no input is waiting.</summary>
    [Id(2)]
    public bool Looping { get; init; }

    /// <summary>The session is over: write <see cref="Output"/>, run P-1.18, close. Null to go on.</summary>
    [Id(3)]
    public string? CloseReason { get; init; }

    /// <summary>USER_LOGIN or LOGOUT happened: <see cref="UserId"/> is to be remembered for recovery (P-7.19, P-7.7).</summary>
    [Id(4)]
    public bool UserChanged { get; init; }

    /// <summary>Id of the user logged in, 64 hex digits; null for nobody. Meaningful when <see cref="UserChanged"/>.</summary>
    [Id(5)]
    public string? UserId { get; init; }

    /// <summary>All peer-to-peer relations, to be remembered for recovery (P-10.21); null when unchanged.</summary>
    [Id(6)]
    public SessionPeer[]? Peers { get; init; }
}
