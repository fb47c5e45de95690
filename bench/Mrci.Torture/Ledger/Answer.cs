namespace Mrci.Torture.Ledger;

/// <summary>What a client knows of a command that it sent.</summary>
internal enum Answer
{
    /// <summary>IDLE without ERR: it is done, and must stay done.</summary>
    Acknowledged,

    /// <summary>ERR. The refusal may come from a store that did write before it failed, so the change may be there or not.</summary>
    Refused,

    /// <summary>No IDLE, or one that ends a lost invocation (P-10.20): the change may be there or not.</summary>
    Unknown,

    /// <summary>It did not leave the client: the session is over, or has no such command.</summary>
    NotSent,
}
