namespace Mrci.Grains.Users;

/// <summary>What the login dialogue does after a password check.</summary>
public enum AuthVerdict : byte
{
    /// <summary>The password was right and the account may log in.</summary>
    Accepted = 0,

    /// <summary>Wrong; ask again.</summary>
    Retry = 1,

    /// <summary>Wrong or locked meanwhile; the dialogue ends (C-auth.6).</summary>
    End = 2,

    /// <summary>Wrong, and the address has been banned; the dialogue and the session end (C-auth.6).</summary>
    EndAndClose = 3,
}
