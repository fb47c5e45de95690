namespace Mrci.Domain.Accounts;

/// <summary>What follows a wrong password (C-auth.6).</summary>
public enum LoginFailureOutcome
{
    /// <summary>ERR, then the prompt again; the dialogue goes on.</summary>
    Retry,

    /// <summary>Lock the account, un-count its failures, ERR, IDLE.</summary>
    Lock,

    /// <summary>Ban the address, un-count its failures, ERR, IDLE, close the session.</summary>
    BanAndClose,

    /// <summary>ERR, IDLE, nothing else: too many failures, but there is nothing to lock or the address is loopback.</summary>
    End,
}
