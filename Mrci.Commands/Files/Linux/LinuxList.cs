using System.Collections;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Mrci.Commands.Files.Nodes;

namespace Mrci.Commands.Files.Linux;

/// <summary>Reads a directory through its handle, entry by entry (readdir(3)); can be gone through once.</summary>
/// <remarks>
/// .NET's own enumeration would ask the kernel what links lead to, outside the root too.
/// </remarks>
internal sealed class LinuxList : IEnumerable<DirectoryItem>, IEnumerator<DirectoryItem>
{
    // struct dirent of 64-bit Linux: d_ino 8 bytes, d_off 8, d_reclen 2, d_type 1, d_name.
    private const int TypeOffset = 18;
    private const int NameOffset = 19;

    private readonly LinuxNode _directory;
    private IntPtr _list;

    /// <summary>Starts to read.</summary>
    /// <param name="handle">The directory, open for reading; taken over.</param>
    /// <param name="directory">The same directory, for what the entries do not tell.</param>
    public LinuxList(SafeFileHandle handle, LinuxNode directory)
    {
        _directory = directory;
        _list = LinuxCalls.OpenList(handle.DangerousGetHandle());
        if (_list == IntPtr.Zero)
        {
            handle.Dispose();
            throw LinuxFault.Last();
        }

        // The list closes the descriptor.
        handle.SetHandleAsInvalid();
        handle.Dispose();
    }

    /// <inheritdoc />
    public DirectoryItem Current { get; private set; }

    object IEnumerator.Current => Current;

    /// <inheritdoc />
    public IEnumerator<DirectoryItem> GetEnumerator() => this;

    IEnumerator IEnumerable.GetEnumerator() => this;

    /// <inheritdoc />
    public bool MoveNext()
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(_list == IntPtr.Zero, this);
            var entry = LinuxCalls.ReadList(_list);
            if (entry == IntPtr.Zero)
                return Marshal.GetLastPInvokeError() == 0 ? false : throw LinuxFault.Last();
            var name = Marshal.PtrToStringUTF8(entry + NameOffset)!;
            if (name is "." or "..")
                continue;
            Current = new DirectoryItem(name, KindOf(Marshal.ReadByte(entry, TypeOffset), name));
            return true;
        }
    }

    /// <inheritdoc />
    public void Reset() => throw new NotSupportedException();

    /// <inheritdoc />
    public void Dispose()
    {
        if (_list != IntPtr.Zero)
            _ = LinuxCalls.CloseList(_list);
        _list = IntPtr.Zero;
    }

    private FileKind KindOf(byte type, string name)
    {
        switch (type)
        {
            case 4:
                return FileKind.Directory;
            case 8:
                return FileKind.File;
            case 10:
                return FileKind.Link;
            case 0:
                // The file system does not say. Gone meanwhile: a file, as good as anything.
                using (var node = _directory.Find(name))
                    return node?.Status.Kind ?? FileKind.File;
            default:
                return FileKind.Special;
        }
    }
}
