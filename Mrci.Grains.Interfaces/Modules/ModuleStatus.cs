namespace Mrci.Grains.Modules;

/// <summary>Outcome of a request to the module registry.</summary>
public enum ModuleStatus : byte
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>All 252 slots are taken (D-507).</summary>
    Full = 1,

    /// <summary>There is a module of that name, perhaps in another case, or one that is just coming or going.</summary>
    NameTaken = 2,

    /// <summary>There is no such module or reservation.</summary>
    NotFound = 3,
}
