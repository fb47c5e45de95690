using Microsoft.Win32.SafeHandles;
using Mrci.Commands.Files.Nodes;

namespace Mrci.Commands.Files.Portable;

/// <summary>
/// An object by its path, for platforms without calls on open directories. Links and other reparse points are listed, and can be deleted and
/// renamed; they are never followed, read, or made. Whoever may exchange a directory for a link between two calls can lead a call outside:
/// on such platforms nobody else may be let into the directory (docs/files.md).
/// </summary>
internal sealed class PortableNode : FileNode
{
    private readonly string _path;

    private PortableNode(string path, FileStatus status) => (_path, Status) = (path, status);

    /// <inheritdoc />
    public override FileStatus Status { get; }

    /// <inheritdoc />
    public override string RealPath => _path;

    /// <summary>Opens the root.</summary>
    public static PortableNode OpenRoot(string path)
    {
        var info = new DirectoryInfo(Path.GetFullPath(path));
        if (!info.Exists)
            throw new FileFaultException(FileFault.NotFound, "there is no root");
        return new PortableNode(info.FullName, StatusOf(info) with { Kind = FileKind.Directory });
    }

    /// <inheritdoc />
    public override bool Can(FileRight right)
    {
        var isReadOnly = File.GetAttributes(_path).HasFlag(FileAttributes.ReadOnly);
        return right switch
        {
            FileRight.Read => true,
            FileRight.Write => Status.Kind == FileKind.Directory || !isReadOnly,
            _ => Status.Kind == FileKind.Directory || (Status.Mode & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) > 0,
        };
    }

    /// <inheritdoc />
    public override string ReadLink() => throw new FileFaultException(FileFault.Denied, "links are not followed on this platform");

    /// <inheritdoc />
    public override SafeFileHandle OpenRead() => Do(() => File.OpenHandle(_path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete));

    /// <inheritdoc />
    public override FileNode? Find(string name)
    {
        var path = PathOf(name);
        FileSystemInfo info = new FileInfo(path);
        if (!info.Exists && info.LinkTarget is null)
            info = new DirectoryInfo(path);
        return info.Exists || info.LinkTarget is not null ? new PortableNode(path, StatusOf(info)) : null;
    }

    /// <inheritdoc />
    public override IEnumerable<DirectoryItem> List() =>
        Do(() => new DirectoryInfo(_path).EnumerateFileSystemInfos().Select(static info => new DirectoryItem(info.Name, KindOf(info))));

    /// <inheritdoc />
    public override void MakeDirectory(string name)
    {
        if (Path.Exists(PathOf(name)))
            throw new FileFaultException(FileFault.Exists, "it exists already");
        Do(() => Directory.CreateDirectory(PathOf(name)));
    }

    /// <inheritdoc />
    public override void MakeLink(string name, string target) =>
        throw new FileFaultException(FileFault.Unsupported, "links are not made on this platform");

    /// <inheritdoc />
    public override void Remove(string name, bool isDirectory) => Do(() =>
    {
        var path = PathOf(name);
        if (Directory.Exists(path))
            Directory.Delete(path);
        else
            File.Delete(path);
        return path;
    });

    /// <inheritdoc />
    public override void Rename(string name, FileNode directory, string newName, RenameMode mode)
    {
        var to = ((PortableNode)directory).PathOf(newName);
        if (mode == RenameMode.Exchange)
            throw new FileFaultException(FileFault.Unsupported, "two names cannot be exchanged on this platform");
        if (mode == RenameMode.Keep && Path.Exists(to))
            throw new FileFaultException(FileFault.Exists, "it exists already");
        Do(() =>
        {
            if (Status.Kind == FileKind.Directory && Directory.Exists(PathOf(name)) && new DirectoryInfo(PathOf(name)).LinkTarget is null)
                Directory.Move(PathOf(name), to);
            else
                File.Move(PathOf(name), to, overwrite: mode == RenameMode.Replace);
            return to;
        });
    }

    /// <inheritdoc />
    public override FileDraft CreateDraft()
    {
        var name = HiddenNames.Next();
        return new PortableDraft(this, name, Do(() => File.OpenHandle(PathOf(name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete)));
    }

    /// <summary>Entries reach the disk when the platform finds it right; it has no call for directories.</summary>
    public override void Flush()
    {
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
    }

    private static T Do<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception failure) when (failure is IOException and not FileFaultException or UnauthorizedAccessException)
        {
            throw new FileFaultException(FaultOf(failure), FileFaultException.Describe(failure)!);
        }
    }

    private static FileFault FaultOf(Exception failure) => failure switch
    {
        UnauthorizedAccessException => FileFault.Denied,
        FileNotFoundException or DirectoryNotFoundException or PathTooLongException => FileFault.NotFound,
        _ => FileFault.Other,
    };

    private static FileStatus StatusOf(FileSystemInfo info) => new(
        KindOf(info),
        info is FileInfo { Exists: true, LinkTarget: null } file ? file.Length : 0,
        new DateTimeOffset(info.CreationTimeUtc),
        new DateTimeOffset(info.LastWriteTimeUtc),
        new DateTimeOffset(info.LastAccessTimeUtc),
        OperatingSystem.IsWindows() ? null : info.UnixFileMode,
        Path.GetPathRoot(info.FullName) ?? "",
        // There is no number of the object: the same path is the same object.
        (uint)StringComparer.OrdinalIgnoreCase.GetHashCode(info.FullName));

    private static FileKind KindOf(FileSystemInfo info) =>
        info.Attributes.HasFlag(FileAttributes.ReparsePoint) || info.LinkTarget is not null ? FileKind.Link
        : info is DirectoryInfo ? FileKind.Directory
        : info.Attributes.HasFlag(FileAttributes.Device) ? FileKind.Special
        : FileKind.File;

    private string PathOf(string name) => Path.Combine(_path, name);
}
