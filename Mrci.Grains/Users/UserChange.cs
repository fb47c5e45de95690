namespace Mrci.Grains.Users;

/// <summary>What a remembered operation of an account has done. Values are stored; never renumber.</summary>
public enum UserChange
{
    /// <summary>The account was created.</summary>
    Created = 0,

    /// <summary>A password check was counted.</summary>
    AuthRecorded = 1,

    /// <summary>The password was changed.</summary>
    PasswordSet = 2,

    /// <summary>The name was changed.</summary>
    Renamed = 3,

    /// <summary>Room for a channel was reserved.</summary>
    ChannelReserved = 4,

    /// <summary>The display name was changed.</summary>
    DisplayNameSet = 5,

    /// <summary>The e-mail address was changed.</summary>
    EmailSet = 6,

    /// <summary>The e-mail address was verified.</summary>
    EmailConfirmed = 7,

    /// <summary>The account was locked or unlocked.</summary>
    LockSet = 8,

    /// <summary>Something was demanded at the next login, or no longer.</summary>
    Demanded = 9,

    /// <summary>The user was put in another group.</summary>
    GroupSet = 10,

    /// <summary>The deletion was begun.</summary>
    Deleted = 11,

    /// <summary>A wrong temporary password was counted.</summary>
    RecoveryFailed = 12,

    /// <summary>A new password was set with a temporary one.</summary>
    Recovered = 13,
}
