namespace Mrci.Grains.Names;

/// <summary>Whether a name is held (D-606). Values are stored; never renumber.</summary>
public enum UniqueNameStatus
{
    /// <summary>Nobody has it.</summary>
    Free = 0,

    /// <summary>Claimed; whether the owner's record holds it must be asked (D-702).</summary>
    Pending = 1,

    /// <summary>The owner's record holds it.</summary>
    Confirmed = 2,
}
