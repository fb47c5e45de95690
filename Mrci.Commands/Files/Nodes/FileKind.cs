namespace Mrci.Commands.Files.Nodes;

/// <summary>What an object of the file system is (C-FS.5).</summary>
internal enum FileKind
{
    /// <summary>A symbolic link; on Windows any reparse point.</summary>
    Link = 0,

    /// <summary>A file with bytes.</summary>
    File = 1,

    /// <summary>A directory.</summary>
    Directory = 2,

    /// <summary>A pipe, socket, or device. It can be listed, moved, and deleted, and never opened.</summary>
    Special = 3,
}
