namespace Mrci.Grains.Users;

/// <summary>Whether a temporary password may be mailed (C-request_pw_reset.2).</summary>
public enum RecoveryStatus : byte
{
    /// <summary>It is stored; mail it.</summary>
    Stored = 0,

    /// <summary>Too many mails lately; nothing is changed, and the answer is the same.</summary>
    TooMany = 1,

    /// <summary>The account has no e-mail address.</summary>
    NoAddress = 2,

    /// <summary>The account is gone.</summary>
    NotFound = 3,
}
