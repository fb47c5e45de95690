namespace Mrci.Grains.Users;

/// <summary>What an account can be asked for at its next login (C-auth.3).</summary>
public enum LoginDemand : byte
{
    /// <summary>A new password.</summary>
    NewPassword = 0,

    /// <summary>A new user name.</summary>
    NewName = 1,
}
