namespace Mrci.Grains.Users;

/// <summary>Where an account is in its life (D-601). Values are stored; never renumber.</summary>
public enum UserLifeCycle
{
    /// <summary>Never created.</summary>
    None = 0,

    /// <summary>The account exists.</summary>
    Active = 1,

    /// <summary>Being deleted; logins are refused (D-706).</summary>
    Deleting = 2,

    /// <summary>Deleted; the record keeps the id unusable (D-706).</summary>
    Deleted = 3,
}
