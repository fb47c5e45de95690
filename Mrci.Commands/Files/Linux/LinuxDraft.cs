using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Mrci.Commands.Files.Nodes;

namespace Mrci.Commands.Files.Linux;

/// <summary>
/// A file without a name (<c>O_TMPFILE</c>), so that nothing is left of it whatever happens to the process. Where the file system has no such
/// files, one with a hidden name, which stays behind if the process is killed.
/// </summary>
internal sealed class LinuxDraft : FileDraft
{
    private readonly LinuxNode _node;
    private readonly SafeFileHandle _directory;
    private string? _hidden;

    private LinuxDraft(LinuxNode node, SafeFileHandle directory, SafeFileHandle handle, string? hidden) =>
        (_node, _directory, Handle, _hidden) = (node, directory, handle, hidden);

    /// <inheritdoc />
    public override SafeFileHandle Handle { get; }

    /// <inheritdoc />
    protected override FileNode Directory => _node;

    /// <summary>Starts a file in a directory, which must stay open as long as the draft.</summary>
    public static LinuxDraft Create(LinuxNode node, SafeFileHandle directory)
    {
        var handle = LinuxCalls.Open(directory, ".", LinuxCalls.Unnamed | LinuxCalls.ReadWrite, LinuxCalls.NewFileMode);
        if (!handle.IsInvalid)
            return new LinuxDraft(node, directory, handle, hidden: null);
        if (!LinuxFault.IsUnsupported(Marshal.GetLastPInvokeError()))
            throw LinuxFault.Last();
        var hidden = HiddenNames.Next();
        handle = LinuxCalls.Open(
            directory, hidden, LinuxCalls.Create | LinuxCalls.Exclusive | LinuxCalls.ReadWrite | LinuxCalls.NoFollow, LinuxCalls.NewFileMode);
        return new LinuxDraft(node, directory, LinuxCalls.Checked(handle), hidden);
    }

    /// <inheritdoc />
    protected override void Name(string name, bool mayReplace)
    {
        if (_hidden is null && !mayReplace)
        {
            LinkTo(name);
            return;
        }

        if (_hidden is null)
        {
            // linkat(2) does not replace; what it has made under a hidden name does.
            var hidden = HiddenNames.Next();
            LinkTo(hidden);
            _hidden = hidden;
        }

        _node.Rename(_hidden, _node, name, mayReplace ? RenameMode.Replace : RenameMode.Keep);
        _hidden = null;
    }

    /// <inheritdoc />
    protected override void Discard()
    {
        if (_hidden is not null)
            _ = LinuxCalls.UnlinkAt(_directory, _hidden, 0);
    }

    private void LinkTo(string name) => LinuxCalls.Check(
        LinuxCalls.LinkAt(LinuxCalls.CurrentDirectory, LinuxCalls.PathOf(Handle), _directory, name, LinuxCalls.FollowLink));
}
