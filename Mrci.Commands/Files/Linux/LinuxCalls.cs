using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Mrci.Commands.Files.Nodes;

namespace Mrci.Commands.Files.Linux;

/// <summary>The system calls that work on open directories instead of on paths (openat(2) and its like), and their numbers.</summary>
internal static partial class LinuxCalls
{
    public const int CurrentDirectory = -100;
    public const int ReadOnly = 0;
    public const int ReadWrite = 2;
    public const int Create = 0x40;
    public const int Exclusive = 0x80;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;
    public const int PathOnly = 0x200000;
    public const int FollowLink = 0x400;
    public const int RemoveDirectory = 0x200;
    public const int KeepTarget = 1;
    public const int ExchangeTarget = 2;

    // rw-rw-rw-, as far as the mask of the process leaves it.
    public const uint NewFileMode = 0b110_110_110;
    public const uint NewDirectoryMode = 0b111_111_111;

    private const int Interrupted = 4;
    private const int EmptyPath = 0x1000;
    private const int NoFollowInStat = 0x100;
    private const uint BasicStatAndBirth = 0x0FFF;
    private const int PathMaximum = 4096;

    /// <summary>Whether the layouts and numbers here are those of this machine.</summary>
    public static bool AreKnown { get; } = OperatingSystem.IsLinux() && Environment.Is64BitProcess && IsKnown(RuntimeInformation.ProcessArchitecture);

    // asm/fcntl.h: these two differ between processors.
    public static int DirectoryOnly { get; } = IsArm ? 0x4000 : 0x10000;

    public static int NoFollow { get; } = IsArm ? 0x8000 : 0x20000;

    /// <summary>An unnamed file in a directory.</summary>
    public static int Unnamed { get; } = 0x400000 | DirectoryOnly;

    private static bool IsArm => RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm;

    /// <summary>A path to the object behind a handle that leads to it whatever its name is by now.</summary>
    public static string PathOf(SafeHandle handle) => $"/proc/self/fd/{handle.DangerousGetHandle()}";

    /// <summary>Opens an entry of a directory.</summary>
    /// <returns>The handle, invalid when it failed; <see cref="Marshal.GetLastPInvokeError"/> says why.</returns>
    public static SafeFileHandle Open(SafeHandle directory, string name, int flags, uint mode = 0)
    {
        while (true)
        {
            var handle = new SafeFileHandle(OpenAt(directory, name, flags | CloseOnExec, mode), ownsHandle: true);
            if (!handle.IsInvalid || Marshal.GetLastPInvokeError() != Interrupted)
                return handle;
        }
    }

    /// <summary>Opens by a path; only for the root and for paths of <see cref="PathOf"/>.</summary>
    public static SafeFileHandle Open(string path, int flags) =>
        Checked(new SafeFileHandle(OpenAt(CurrentDirectory, path, flags | CloseOnExec, 0), ownsHandle: true));

    /// <summary>The handle, if it is one.</summary>
    public static SafeFileHandle Checked(SafeFileHandle handle) => handle.IsInvalid ? throw LinuxFault.Last() : handle;

    /// <summary>What is known of the object behind a handle.</summary>
    public static LinuxStat Stat(SafeHandle handle)
    {
        if (StatX(handle, "", EmptyPath | NoFollowInStat, BasicStatAndBirth, out var status) != 0)
            throw LinuxFault.Last();
        return status;
    }

    /// <summary>The target of the link behind a handle.</summary>
    public static unsafe string ReadLink(SafeHandle link)
    {
        var buffer = stackalloc byte[PathMaximum];
        var length = ReadLinkAt(link, "", buffer, PathMaximum);
        return length < 0 ? throw LinuxFault.Last() : System.Text.Encoding.UTF8.GetString(buffer, (int)length);
    }

    /// <summary>Throws when a call has failed.</summary>
    public static void Check(int result)
    {
        if (result != 0)
            throw LinuxFault.Last();
    }

    [LibraryImport("libc", EntryPoint = "mkdirat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MakeDirectoryAt(SafeHandle directory, string name, uint mode);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int UnlinkAt(SafeHandle directory, string name, int flags);

    [LibraryImport("libc", EntryPoint = "symlinkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MakeLinkAt(string target, SafeHandle directory, string name);

    [LibraryImport("libc", EntryPoint = "linkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LinkAt(int from, string path, SafeHandle directory, string name, int flags);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RenameAt(SafeHandle from, string name, SafeHandle to, string newName);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RenameAt(SafeHandle from, string name, SafeHandle to, string newName, uint flags);

    [LibraryImport("libc", EntryPoint = "access", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Access(string path, int mode);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static partial int Flush(SafeHandle handle);

    [LibraryImport("libc", EntryPoint = "fdopendir", SetLastError = true)]
    public static partial IntPtr OpenList(IntPtr descriptor);

    // Null with an error number of 0 is the end.
    [LibraryImport("libc", EntryPoint = "readdir", SetLastError = true)]
    public static partial IntPtr ReadList(IntPtr list);

    [LibraryImport("libc", EntryPoint = "closedir", SetLastError = true)]
    public static partial int CloseList(IntPtr list);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial IntPtr OpenAt(SafeHandle directory, string name, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial IntPtr OpenAt(int directory, string name, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(SafeHandle directory, string name, int flags, uint mask, out LinuxStat status);

    [LibraryImport("libc", EntryPoint = "readlinkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial IntPtr ReadLinkAt(SafeHandle directory, string name, byte* buffer, nuint size);

    private static bool IsKnown(Architecture processor) =>
        processor is Architecture.X64 or Architecture.Arm64 or Architecture.S390x or Architecture.RiscV64 or Architecture.LoongArch64;
}
