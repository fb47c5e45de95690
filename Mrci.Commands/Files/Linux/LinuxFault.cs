using System.Runtime.InteropServices;
using Mrci.Commands.Files.Nodes;

namespace Mrci.Commands.Files.Linux;

/// <summary>Error numbers of Linux (errno(3)).</summary>
internal static class LinuxFault
{
    public const int NotFound = 2;
    public const int NotADirectory = 20;
    public const int Invalid = 22;
    public const int NameTooLong = 36;
    public const int NoSuchCall = 38;
    public const int Loop = 40;
    public const int NotSupported = 95;

    private const int IsADirectory = 21;

    /// <summary>The failure of the last call.</summary>
    public static FileFaultException Last() => Of(Marshal.GetLastPInvokeError());

    /// <summary>Whether a call has failed because the kernel or the file system does not know it.</summary>
    public static bool IsUnsupported(int error) => error is Invalid or NoSuchCall or NotSupported or IsADirectory;

    private static FileFaultException Of(int error) => new(Classify(error), Marshal.GetPInvokeErrorMessage(error));

    private static FileFault Classify(int error) => error switch
    {
        NotFound or NotADirectory or NameTooLong or Loop => FileFault.NotFound,
        1 or 13 or 30 => FileFault.Denied, // EPERM, EACCES, EROFS
        17 => FileFault.Exists,
        18 => FileFault.OtherVolume,
        27 or 28 or 122 => FileFault.Full, // EFBIG, ENOSPC, EDQUOT
        39 => FileFault.NotEmpty,
        Invalid or NoSuchCall or NotSupported => FileFault.Unsupported,
        _ => FileFault.Other,
    };
}
