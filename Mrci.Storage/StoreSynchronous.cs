namespace Mrci.Storage;

/// <summary>What a committed write of the SQLite store survives (design.md section 5).</summary>
public enum StoreSynchronous
{
    /// <summary>Every commit waits for the disk: an acknowledged write survives a power cut.</summary>
    Full,

    /// <summary>Commits wait for the disk at checkpoints only: survives a crash of the host; a power cut may lose the last writes.</summary>
    Normal,

    /// <summary>Never waits: survives a crash of the host; a power cut may damage the file.</summary>
    Off,
}
