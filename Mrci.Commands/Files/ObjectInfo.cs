using Mrci.Commands.Files.Nodes;
using Mrci.Commands.Files.Paths;
using Mrci.Protocol.Payloads;
using FileInfo = Mrci.Protocol.Payloads.FileInfo;

namespace Mrci.Commands.Files;

/// <summary>Fills FILE_INFO (P-3.6).</summary>
internal static class ObjectInfo
{
    /// <summary>Describes an object.</summary>
    /// <param name="tree">The files of the host; links are followed in it.</param>
    /// <param name="directory">Virtual path of the directory that holds the object.</param>
    /// <param name="name">Name of the object.</param>
    /// <param name="node">The object, a link not followed.</param>
    public static FileInfo Of(FileTree tree, string directory, string name, FileNode node)
    {
        if (node.Status.Kind != FileKind.Link)
            return Describe(node, name, FileInfoFlags.None, "");
        try
        {
            using var next = tree.ResolveTarget(directory, node.ReadLink());
            using var end = tree.Resolve(directory, name, follow: true);
            if (next.Status == HostPathStatus.Outside || end.Status == HostPathStatus.Outside)
                return Bare(name, "");
            return end.Status == HostPathStatus.Found
                ? Describe(end.Node, name, FileInfoFlags.Symlink, next.Virtual)
                : Bare(name, next.Virtual);
        }
        catch (FileFaultException)
        {
            // A platform on which links are not read: all that can be told is that it is one.
            return Bare(name, "");
        }
    }

    private static FileInfo Bare(string name, string target) => new(FileInfoFlags.Symlink, 0, 0, 0, name, target);

    private static FileInfo Describe(FileNode node, string name, FileInfoFlags flags, string target)
    {
        var status = node.Status;
        flags |= FileInfoFlags.Exists;
        flags |= status.Kind switch
        {
            FileKind.File => FileInfoFlags.File,
            FileKind.Directory => FileInfoFlags.Directory,
            _ => FileInfoFlags.None,
        };
        if (node.Can(FileRight.Read))
            flags |= FileInfoFlags.Readable;
        if (node.Can(FileRight.Write))
            flags |= FileInfoFlags.Writable;
        if (node.Can(FileRight.Execute))
            flags |= FileInfoFlags.Executable;
        return new FileInfo(flags, Milliseconds(status.Created), Milliseconds(status.Modified), (ulong)status.Length, name, target);
    }

    // The field has no sign.
    private static ulong Milliseconds(DateTimeOffset? time) => time is { } known ? (ulong)Math.Max(0, known.ToUnixTimeMilliseconds()) : 0;
}
