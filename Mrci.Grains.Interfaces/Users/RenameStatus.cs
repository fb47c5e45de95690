namespace Mrci.Grains.Users;

/// <summary>Whether a change of name was done.</summary>
public enum RenameStatus : byte
{
    /// <summary>Done.</summary>
    Renamed = 0,

    /// <summary>Somebody else has the name.</summary>
    Taken = 1,

    /// <summary>The account is gone.</summary>
    NotFound = 2,
}
