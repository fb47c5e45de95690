using Orleans;

namespace Mrci.Grains.Sessions.Moving;

/// <summary>What an activation of a session that goes as planned leaves to the next one, so that nobody notices (P-10.22).</summary>
[GenerateSerializer, Immutable, Alias("mrci.state.session")]
public sealed record SessionHandover
{
    /// <summary>Version of this record's layout.</summary>
    [Id(0)]
    public int Schema { get; init; } = 1;

    /// <summary>The attachment, with the user, the open sub-channels, and the active-update flag as they were last; null when there is nothing.</summary>
    [Id(1)]
    public SessionAttachment? Attachment { get; init; }

    /// <summary>Field <c>chOwnerOverride</c>; unlike a loss (P-10.21), a move keeps it.</summary>
    [Id(2)]
    public bool OwnerOverride { get; init; }

    /// <summary>Current directory of the <c>fs_*</c> commands (P-6.5).</summary>
    [Id(3)]
    public string CurrentDirectory { get; init; } = "/";

    /// <summary>Payload of the MY_INFO that describes the user as the client knows him; null for nobody.</summary>
    [Id(4)]
    public byte[]? MyInfo { get; init; }

    /// <summary>Names of the loaded commands by id: what the client has been told (P-10.26).</summary>
    [Id(5)]
    public Dictionary<ushort, string> Commands { get; init; } = [];

    /// <summary>Commands that waited for input or looped, ascending. They do not move; their invocations end.</summary>
    [Id(6)]
    public ushort[] Active { get; init; } = [];

    /// <summary>Number of the last cast of the session (P-7.0.3).</summary>
    [Id(7)]
    public long Casts { get; init; }

    /// <summary>Number of the last event of the session (P-7.0.3).</summary>
    [Id(8)]
    public long Events { get; init; }
}
