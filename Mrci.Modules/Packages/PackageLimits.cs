namespace Mrci.Modules.Packages;

/// <summary>What an uploaded module may be at most (C-add_mod.3).</summary>
/// <param name="Entries">Entries of an archive, directories included.</param>
/// <param name="TotalBytes">Bytes of all files together once they are unpacked.</param>
public sealed record PackageLimits(int Entries, long TotalBytes)
{
    /// <summary>Longest path of an entry, UTF-16 code units: with the install directory before it, it stays below the 260 of old Windows programs or near it.</summary>
    public const int PathLength = 180;

    /// <summary>Longest name of a file or directory, UTF-8 bytes: what the file systems in use take.</summary>
    public const int NameBytes = 255;

    /// <summary>
    /// How many times its compressed size a file, or all of them, may take once unpacked. Programs and texts stay below 20; deflate reaches 1032 with bytes
    /// that are all alike.
    /// </summary>
    public const int Ratio = 100;

    /// <summary>Below this size in bytes the ratio is not looked at: a small file of zeros is no bomb.</summary>
    public const long RatioFloor = 1024 * 1024;
}
