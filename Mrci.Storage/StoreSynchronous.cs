namespace Mrci.Storage;

/// <summary>What a committed write survives (design.md section 5).</summary>
public enum StoreSynchronous
{
    /// <summary>
    /// Every commit waits for the disk: an acknowledged write survives a power cut. A PostgreSQL server that is set to less is refused.
    /// </summary>
    Full,

    /// <summary>
    /// SQLite: commits wait for the disk at checkpoints only; survives a crash of the host, a power cut may lose the last writes.
    /// PostgreSQL: <c>synchronous_commit = off</c>; a crash of the server may lose the last writes. SQL Server: as <see cref="Full"/>.
    /// </summary>
    Normal,

    /// <summary>SQLite: never waits; survives a crash of the host, a power cut may damage the file. Others: as <see cref="Normal"/>.</summary>
    Off,
}
