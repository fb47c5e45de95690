namespace Mrci.Silo.Tests.Authority;

/// <summary>What a command does for a caller, as far as his authority decides it.</summary>
public enum Outcome
{
    /// <summary>The session does not have the command: ERR and IDLE (P-2.9).</summary>
    NotLoaded,

    /// <summary>One ERR, then IDLE (C-0.4).</summary>
    Refused,

    /// <summary>No ERR.</summary>
    Done,

    /// <summary>The list shows everything that is there.</summary>
    ShowsAll,

    /// <summary>The list shows what is public.</summary>
    ShowsPublic,

    /// <summary>The frame reached a peer.</summary>
    Heard,

    /// <summary>The frame reached nobody.</summary>
    Unheard,
}
