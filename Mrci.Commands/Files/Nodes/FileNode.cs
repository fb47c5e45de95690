using Microsoft.Win32.SafeHandles;

namespace Mrci.Commands.Files.Nodes;

/// <summary>
/// An open object of the file system: what is done with a node is done with that very object, wherever its name leads by now. No member follows
/// a link. Names are single: no separator, neither <c>.</c> nor <c>..</c>.
/// </summary>
/// <remarks>Every member may throw <see cref="FileFaultException"/>.</remarks>
internal abstract class FileNode : IDisposable
{
    /// <summary>What it was when it was opened.</summary>
    public abstract FileStatus Status { get; }

    /// <summary>Where it is, without links; for the root.</summary>
    public abstract string RealPath { get; }

    /// <summary>Whether the host process may do something with it; an advice, not a promise.</summary>
    public abstract bool Can(FileRight right);

    /// <summary>The target of a link, as it is stored.</summary>
    public abstract string ReadLink();

    /// <summary>Opens a file for reading.</summary>
    public abstract SafeFileHandle OpenRead();

    /// <summary>Opens an entry of a directory.</summary>
    /// <returns>The entry; null when there is none.</returns>
    public abstract FileNode? Find(string name);

    /// <summary>The entries of a directory in no order, read bit by bit while they are asked for.</summary>
    public abstract IEnumerable<DirectoryItem> List();

    /// <summary>Makes a directory in a directory.</summary>
    /// <exception cref="FileFaultException"><see cref="FileFault.Exists"/>: there is something of that name.</exception>
    public abstract void MakeDirectory(string name);

    /// <summary>Makes a symbolic link in a directory.</summary>
    public abstract void MakeLink(string name, string target);

    /// <summary>Removes an entry of a directory; a directory must be empty.</summary>
    public abstract void Remove(string name, bool isDirectory);

    /// <summary>Moves an entry of a directory to a directory of the same volume.</summary>
    public abstract void Rename(string name, FileNode directory, string newName, RenameMode mode);

    /// <summary>Starts a file in a directory that has no name there yet.</summary>
    public abstract FileDraft CreateDraft();

    /// <summary>Has the entries of a directory on the disk when it returns.</summary>
    public abstract void Flush();

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what the node holds.</summary>
    protected abstract void Dispose(bool disposing);
}
