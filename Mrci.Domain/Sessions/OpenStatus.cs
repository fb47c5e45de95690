namespace Mrci.Domain.Sessions;

/// <summary>Outcome of opening a sub-channel, as far as the session decides (P-8.10 steps 1-3).</summary>
public enum OpenStatus
{
    /// <summary>Open now, or may be opened.</summary>
    Ok,

    /// <summary>Channel id 0.</summary>
    InvalidChannel,

    /// <summary>All six slots are in use.</summary>
    NoFreeSlot,

    /// <summary>This sub-channel is open already.</summary>
    AlreadyOpen,
}
