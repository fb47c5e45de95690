namespace Mrci.Protocol.Payloads;

/// <summary>Flags of a FILE_INFO (P-3.6). For a symlink all but <see cref="Symlink"/> describe its target.</summary>
[Flags]
public enum FileInfoFlags : byte
{
    /// <summary>Nothing there.</summary>
    None = 0,

    /// <summary>A file.</summary>
    File = 1 << 0,

    /// <summary>A directory.</summary>
    Directory = 1 << 1,

    /// <summary>A symbolic link.</summary>
    Symlink = 1 << 2,

    /// <summary>Readable by the user of the host process.</summary>
    Readable = 1 << 3,

    /// <summary>Writable by the user of the host process.</summary>
    Writable = 1 << 4,

    /// <summary>Executable by the user of the host process.</summary>
    Executable = 1 << 5,

    /// <summary>It exists; for a symlink: its target exists.</summary>
    Exists = 1 << 6,
}
