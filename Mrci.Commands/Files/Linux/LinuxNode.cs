using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Mrci.Commands.Files.Nodes;

namespace Mrci.Commands.Files.Linux;

/// <summary>An object by a handle that stands for it and gives no right to its content (<c>O_PATH</c>).</summary>
internal sealed class LinuxNode : FileNode
{
    private const int PermissionBits = 0xFFF;
    private const int TypeBits = 0xF000;

    private readonly SafeFileHandle _handle;

    private LinuxNode(SafeFileHandle handle)
    {
        _handle = handle;
        try
        {
            Status = Read(LinuxCalls.Stat(handle));
        }
        catch (FileFaultException)
        {
            handle.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public override FileStatus Status { get; }

    /// <inheritdoc />
    public override string RealPath => new FileInfo(LinuxCalls.PathOf(_handle)).LinkTarget ?? throw new FileFaultException(FileFault.Other, "no /proc");

    /// <summary>Opens a directory by its path, links followed; for the root.</summary>
    public static LinuxNode OpenRoot(string path) => new(LinuxCalls.Open(path, LinuxCalls.PathOnly | LinuxCalls.DirectoryOnly));

    /// <inheritdoc />
    public override bool Can(FileRight right) => LinuxCalls.Access(
        LinuxCalls.PathOf(_handle),
        right switch
        {
            FileRight.Read => 4,
            FileRight.Write => 2,
            _ => 1,
        }) == 0;

    /// <inheritdoc />
    public override string ReadLink() => LinuxCalls.ReadLink(_handle);

    /// <inheritdoc />
    public override SafeFileHandle OpenRead() => LinuxCalls.Open(LinuxCalls.PathOf(_handle), LinuxCalls.ReadOnly | LinuxCalls.NonBlocking);

    /// <inheritdoc />
    public override FileNode? Find(string name)
    {
        var handle = LinuxCalls.Open(_handle, name, LinuxCalls.PathOnly | LinuxCalls.NoFollow);
        if (!handle.IsInvalid)
            return new LinuxNode(handle);
        return Marshal.GetLastPInvokeError() is LinuxFault.NotFound or LinuxFault.NotADirectory or LinuxFault.NameTooLong ? null : throw LinuxFault.Last();
    }

    /// <inheritdoc />
    public override IEnumerable<DirectoryItem> List() => new LinuxList(LinuxCalls.Open(LinuxCalls.PathOf(_handle), LinuxCalls.ReadOnly | LinuxCalls.DirectoryOnly), this);

    /// <inheritdoc />
    public override void MakeDirectory(string name) => LinuxCalls.Check(LinuxCalls.MakeDirectoryAt(_handle, name, LinuxCalls.NewDirectoryMode));

    /// <inheritdoc />
    public override void MakeLink(string name, string target) => LinuxCalls.Check(LinuxCalls.MakeLinkAt(target, _handle, name));

    /// <inheritdoc />
    public override void Remove(string name, bool isDirectory) =>
        LinuxCalls.Check(LinuxCalls.UnlinkAt(_handle, name, isDirectory ? LinuxCalls.RemoveDirectory : 0));

    /// <inheritdoc />
    public override void Rename(string name, FileNode directory, string newName, RenameMode mode)
    {
        var to = ((LinuxNode)directory)._handle;
        if (mode == RenameMode.Keep && LinuxCalls.RenameAt(_handle, name, to, newName, LinuxCalls.KeepTarget) != 0)
        {
            if (!LinuxFault.IsUnsupported(Marshal.GetLastPInvokeError()))
                throw LinuxFault.Last();

            // The file system cannot do it in one step.
            using var present = directory.Find(newName);
            if (present is not null)
                throw new FileFaultException(FileFault.Exists, "it exists already");
            mode = RenameMode.Replace;
        }

        if (mode == RenameMode.Exchange)
            LinuxCalls.Check(LinuxCalls.RenameAt(_handle, name, to, newName, LinuxCalls.ExchangeTarget));
        else if (mode == RenameMode.Replace)
            LinuxCalls.Check(LinuxCalls.RenameAt(_handle, name, to, newName));
    }

    /// <inheritdoc />
    public override FileDraft CreateDraft() => LinuxDraft.Create(this, _handle);

    /// <inheritdoc />
    public override void Flush()
    {
        using var readable = LinuxCalls.Open(LinuxCalls.PathOf(_handle), LinuxCalls.ReadOnly | LinuxCalls.DirectoryOnly);
        LinuxCalls.Check(LinuxCalls.Flush(readable));
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _handle.Dispose();
    }

    private static FileStatus Read(LinuxStat status)
    {
        var kind = (status.Mode & TypeBits) switch
        {
            0xA000 => FileKind.Link,
            0x4000 => FileKind.Directory,
            0x8000 => FileKind.File,
            _ => FileKind.Special,
        };
        return new FileStatus(
            kind,
            kind == FileKind.File ? (long)status.Size : 0,
            status.KnowsBirth ? Time(status.BirthSeconds, status.BirthNanoseconds) : null,
            Time(status.ChangeSeconds, status.ChangeNanoseconds),
            Time(status.AccessSeconds, status.AccessNanoseconds),
            (UnixFileMode)(status.Mode & PermissionBits),
            $"{status.DeviceMajor}:{status.DeviceMinor}",
            status.Inode);
    }

    // Times that .NET cannot express are of no use to anybody.
    private static DateTimeOffset Time(long seconds, uint nanoseconds) =>
        seconds is < -62_135_596_800 or > 253_402_300_799
            ? DateTimeOffset.UnixEpoch
            : DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(nanoseconds / 100);
}
