namespace Mrci.Grains.Users;

/// <summary>Outcome of a change of an account: whether it was done, or the first check that failed.</summary>
public enum UserChangeStatus : byte
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>The account is gone or being deleted.</summary>
    NotFound = 1,

    /// <summary>An account has the e-mail address.</summary>
    Taken = 2,

    /// <summary>The user owns a channel (C-rm_acct.1).</summary>
    OwnsChannel = 3,

    /// <summary>The account is the protected one (C-RANK.4).</summary>
    Protected = 4,

    /// <summary>The account has another e-mail address by now (C-verify_email.3).</summary>
    OtherAddress = 5,
}
