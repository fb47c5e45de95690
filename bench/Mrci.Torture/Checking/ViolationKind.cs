namespace Mrci.Torture.Checking;

/// <summary>The promises that can be broken.</summary>
internal enum ViolationKind
{
    /// <summary>A change was acknowledged and is not in the store.</summary>
    LostChange,

    /// <summary>The store has what nobody asked for.</summary>
    UnaskedChange,

    /// <summary>An acknowledged cast did not reach a receiver whose connection lived and who had the sub-channel open.</summary>
    LostCast,

    /// <summary>A session got a cast twice.</summary>
    DoubleCast,

    /// <summary>A session got the casts of one sender in another order.</summary>
    CastOrder,

    /// <summary>A session got what nobody has cast so.</summary>
    WrongCast,

    /// <summary>Two clients were given the same name, or the store has it twice.</summary>
    NameTwice,

    /// <summary>A channel with no owner or with several.</summary>
    Owners,

    /// <summary>A session whose connection lived did not answer in time.</summary>
    StuckSession,

    /// <summary>After a recovery the session had not what P-10.21 restores.</summary>
    NotRestored,

    /// <summary>A host that was to come back did not, or one ended that nobody had touched.</summary>
    HostLost,
}
