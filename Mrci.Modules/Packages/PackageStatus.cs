namespace Mrci.Modules.Packages;

/// <summary>Why an upload cannot be installed as a module.</summary>
public enum PackageStatus
{
    /// <summary>The file is no zip archive, or one of several volumes.</summary>
    NotAnArchive,

    /// <summary>The archive has too many entries.</summary>
    TooManyEntries,

    /// <summary>The files would be larger than allowed.</summary>
    TooLarge,

    /// <summary>A file, or all files together, unpack to far more than they are packed.</summary>
    Bomb,

    /// <summary>A name leaves the directory, is absolute, or cannot be that of a file everywhere.</summary>
    BadName,

    /// <summary>Two names are the same where case does not count, or a name is that of a file and a directory.</summary>
    Duplicate,

    /// <summary>An entry is a link, a device, or something else that is neither file nor directory.</summary>
    SpecialFile,

    /// <summary>An entry is encrypted or compressed in a way that is not known here.</summary>
    Unreadable,

    /// <summary>An entry does not hold what the archive says.</summary>
    Damaged,

    /// <summary>There is no main.dll at the top (P-11.15).</summary>
    NoMain,

    /// <summary>The main library is no .NET assembly.</summary>
    NotAnAssembly,
}
