using Microsoft.Win32.SafeHandles;
using Mrci.Commands.Files.Nodes;

namespace Mrci.Commands.Files.Portable;

/// <summary>A file under a hidden name, which stays behind if the process is killed.</summary>
/// <param name="directory">The directory it is in.</param>
/// <param name="hidden">Its name there.</param>
/// <param name="handle">The file.</param>
internal sealed class PortableDraft(PortableNode directory, string hidden, SafeFileHandle handle) : FileDraft
{
    /// <inheritdoc />
    public override SafeFileHandle Handle => handle;

    /// <inheritdoc />
    protected override FileNode Directory => directory;

    /// <inheritdoc />
    protected override void Name(string name, bool mayReplace) =>
        directory.Rename(hidden, directory, name, mayReplace ? RenameMode.Replace : RenameMode.Keep);

    /// <inheritdoc />
    protected override void Discard() => directory.Remove(hidden, isDirectory: false);
}
