using Mrci.Commands.Files.Nodes;
using Mrci.Commands.Files.Paths;
using Mrci.Commands.Tables;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.Protocol.Text;
using FileInfo = Mrci.Protocol.Payloads.FileInfo;

namespace Mrci.Commands.Files;

/// <summary>Shows details of an object (C-fs_info.1, C-FS.3).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class FsInfoCommand(ISessionContext session) : FileCommand("fs_info", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Shows details of a file, a directory, or a link. Of a link it describes what it leads to.

        -path (text)   the object.
        -info_frame    sends them as a frame for programs instead of as text.
        """;

    /// <inheritdoc />
    protected override ValueTask BeginAsync(ArgumentLine line)
    {
        if (!Given(line, "-path", out var target))
            return ValueTask.CompletedTask;
        using var path = Resolve(target, follow: false);
        if (!Reached(path, "-path"))
            return ValueTask.CompletedTask;

        var directory = path.IsRoot ? "/" : path.Virtual[..^path.Name.Length];
        var info = ObjectInfo.Of(Tree, directory, path.Name, path.Node);
        if (line.Has("-info_frame"))
            Host.DataToClient(info.ToArray(), FrameType.FileInfo);
        else
            Show(info, path);
        return ValueTask.CompletedTask;
    }

    private void Show(FileInfo info, HostPath path)
    {
        using var target = path.Node.Status.Kind == FileKind.Link ? Resolve(path.Virtual, follow: true) : null;
        var status = target is null ? path.Node.Status : target.Status == HostPathStatus.Found ? target.Node.Status : null;
        Main(
            $"""
            is_file: {Flag(info, FileInfoFlags.File)}
            is_dir: {Flag(info, FileInfoFlags.Directory)}
            is_symlnk: {Flag(info, FileInfoFlags.Symlink)}
            can_read: {Flag(info, FileInfoFlags.Readable)}
            can_write: {Flag(info, FileInfoFlags.Writable)}
            can_execute: {Flag(info, FileInfoFlags.Executable)}
            bytes: {info.Length}
            device: {status?.Device}
            time_created: {Time(status?.Created)}
            last_modified: {Time(status?.Modified)}
            last_accessed: {Time(status?.Accessed)}

            """);
    }

    private static string Flag(FileInfo info, FileInfoFlags flag) => info.Flags.HasFlag(flag) ? "true" : "false";

    private static string Time(DateTimeOffset? time) => time is { } known ? TableCell.Of(known) : "";
}
