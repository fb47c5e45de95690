namespace Mrci.Commands.Files;

/// <summary>What a virtual path leads to.</summary>
internal enum HostPathStatus
{
    /// <summary>A file that may be read.</summary>
    Found = 0,

    /// <summary>Nothing, or no file.</summary>
    NotFound = 1,

    /// <summary>A link that leaves the root (C-FS.1: AD).</summary>
    Outside = 2,
}
