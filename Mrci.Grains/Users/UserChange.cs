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
}
