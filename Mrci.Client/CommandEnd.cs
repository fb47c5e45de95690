namespace Mrci.Client;

/// <summary>How an invocation of a command ended.</summary>
public enum CommandEnd
{
    /// <summary>By its IDLE (P-5.3).</summary>
    Idle,

    /// <summary>The command was removed from the session without an IDLE (P-15.2).</summary>
    Removed,

    /// <summary>
    /// The session was lost on the host and recovered (<c>3:ERR</c>, P-10.20): the invocation is not repeated, and whether it had an effect
    /// is not known.
    /// </summary>
    Interrupted,
}
