namespace Mrci.Commands.Files.Nodes;

/// <summary>Why the file system has refused something.</summary>
internal enum FileFault
{
    /// <summary>Something else.</summary>
    Other = 0,

    /// <summary>There is nothing of that name, or the name cannot be one.</summary>
    NotFound = 1,

    /// <summary>The user of the host process may not do it.</summary>
    Denied = 2,

    /// <summary>There is something of that name already.</summary>
    Exists = 3,

    /// <summary>The directory is not empty.</summary>
    NotEmpty = 4,

    /// <summary>The two places are on different volumes.</summary>
    OtherVolume = 5,

    /// <summary>No space, or a quota or limit of size is reached.</summary>
    Full = 6,

    /// <summary>The file system cannot do it.</summary>
    Unsupported = 7,

    /// <summary>What was to be replaced has been changed by somebody else meanwhile.</summary>
    Changed = 8,
}
