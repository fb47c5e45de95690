namespace Mrci.Commands.Files.Paths;

/// <summary>What a virtual path leads to.</summary>
internal enum HostPathStatus
{
    /// <summary>An object.</summary>
    Found = 0,

    /// <summary>Nothing yet; the directory that it starts from exists.</summary>
    Missing = 1,

    /// <summary>Nothing, and nothing can be made there: a file stands where a directory should be, or a name cannot be one.</summary>
    Impossible = 2,

    /// <summary>A link that leaves the root (C-FS.1, C-FS.6: AD).</summary>
    Outside = 3,

    /// <summary>The host process may not look there.</summary>
    Denied = 4,
}
