using System.Runtime.InteropServices;

namespace Mrci.Commands.Files.Linux;

/// <summary>The answer of statx(2): 256 bytes, the same on every processor; only the fields that are used.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct LinuxStat
{
    private const uint HasBirth = 0x800;

    /// <summary>Which fields are filled.</summary>
    [FieldOffset(0)]
    public uint Mask;

    /// <summary>Type and permission bits.</summary>
    [FieldOffset(28)]
    public ushort Mode;

    /// <summary>Number of the object.</summary>
    [FieldOffset(32)]
    public ulong Inode;

    /// <summary>Bytes.</summary>
    [FieldOffset(40)]
    public ulong Size;

    /// <summary>Last access: seconds.</summary>
    [FieldOffset(64)]
    public long AccessSeconds;

    /// <summary>Last access: nanoseconds.</summary>
    [FieldOffset(72)]
    public uint AccessNanoseconds;

    /// <summary>Creation: seconds.</summary>
    [FieldOffset(80)]
    public long BirthSeconds;

    /// <summary>Creation: nanoseconds.</summary>
    [FieldOffset(88)]
    public uint BirthNanoseconds;

    /// <summary>Last change: seconds.</summary>
    [FieldOffset(112)]
    public long ChangeSeconds;

    /// <summary>Last change: nanoseconds.</summary>
    [FieldOffset(120)]
    public uint ChangeNanoseconds;

    /// <summary>Volume, first half of its number.</summary>
    [FieldOffset(136)]
    public uint DeviceMajor;

    /// <summary>Volume, second half of its number.</summary>
    [FieldOffset(140)]
    public uint DeviceMinor;

    /// <summary>Whether the file system keeps the time of creation.</summary>
    public readonly bool KnowsBirth => (Mask & HasBirth) != 0 && BirthSeconds > 0;
}
