using Microsoft.Win32.SafeHandles;

namespace Mrci.Commands.Files.Nodes;

/// <summary>
/// A file that is being written and is not there yet: nobody finds it under a name until it is published whole. Disposed before, it is gone.
/// </summary>
internal abstract class FileDraft : IDisposable
{
    // Between the look at what is to be replaced and its replacement no other session of this process publishes.
    private static readonly Lock Publishing = new();

    private bool _isPublished;

    /// <summary>The file, for reading and writing.</summary>
    public abstract SafeFileHandle Handle { get; }

    /// <summary>Gives the file its name, in one step.</summary>
    /// <param name="name">Name in the directory that the draft was made in.</param>
    /// <param name="mayReplace">A file of that name is replaced.</param>
    /// <param name="expected">What is to be replaced must still be this; null when that does not matter.</param>
    /// <exception cref="FileFaultException">
    /// <see cref="FileFault.Exists"/>: there is something of that name, and it may not be replaced. <see cref="FileFault.Changed"/>: it is not what was
    /// expected any more. Nothing has changed then.
    /// </exception>
    public void Publish(string name, bool mayReplace, FileStatus? expected)
    {
        lock (Publishing)
        {
            if (expected is not null)
            {
                using var present = Directory.Find(name);
                if (present is null || !present.Status.IsUnchanged(expected))
                    throw new FileFaultException(FileFault.Changed, "somebody else has changed it meanwhile");
            }

            Name(name, mayReplace);
            _isPublished = true;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_isPublished)
            Discard();
        Handle.Dispose();
    }

    /// <summary>The directory it was made in.</summary>
    protected abstract FileNode Directory { get; }

    /// <summary>Gives the file its name.</summary>
    protected abstract void Name(string name, bool mayReplace);

    /// <summary>Removes what an unpublished draft leaves behind.</summary>
    protected abstract void Discard();
}
