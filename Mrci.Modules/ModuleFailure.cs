namespace Mrci.Modules;

/// <summary>What can go wrong with a call into a module.</summary>
public enum ModuleFailure
{
    /// <summary>Code of the module has thrown, or has refused.</summary>
    Refused,

    /// <summary>The call has not returned within its budget (P-11.32).</summary>
    TookTooLong,

    /// <summary>The module host has ended during the call, or while an invocation was open (P-11.31).</summary>
    Died,

    /// <summary>The module is locked, or its module host cannot be started.</summary>
    Unavailable,
}
