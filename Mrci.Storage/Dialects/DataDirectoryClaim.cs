using System.Globalization;
using System.Text;

namespace Mrci.Storage.Dialects;

/// <summary>
/// The data directory. With the store's file in it one process holds it: a lock file kept open, which the system frees however the
/// process ends.
/// </summary>
internal sealed class DataDirectoryClaim : IDisposable
{
    private const string LockName = "mrci.lock";

    // Beside the lock, because nobody else can read a file that is held open with FileShare.None.
    private const string HolderName = "mrci.pid";
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerDirectory = OwnerFile | UnixFileMode.UserExecute;

    // What a sharing conflict is called: ERROR_SHARING_VIOLATION, EWOULDBLOCK of Linux, EWOULDBLOCK of macOS and the BSDs.
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int LinuxWouldBlock = 11;
    private const int BsdWouldBlock = 35;

    private readonly FileStream? _lock;

    private DataDirectoryClaim(FileStream? lockFile) => _lock = lockFile;

    /// <summary>Makes the directory (mode 0700), takes its lock, and makes the file (mode 0600).</summary>
    /// <param name="file">Full path of the database.</param>
    public static DataDirectoryClaim Take(string file)
    {
        var directory = Path.GetDirectoryName(file)!;
        FileStream? lockFile = null;
        try
        {
            CreateDirectory(directory);
            lockFile = Lock(directory);
            WriteHolder(directory);
            CreateFile(file);
            var claim = new DataDirectoryClaim(lockFile);
            lockFile = null;
            return claim;
        }
        catch (Exception exception) when (IsUnusable(exception))
        {
            throw Unusable(directory, exception);
        }
        finally
        {
            lockFile?.Dispose();
        }
    }

    /// <summary>Makes the directory (mode 0700) of a host whose store is elsewhere, and locks nothing.</summary>
    /// <param name="directory">The directory; empty when there is none.</param>
    public static DataDirectoryClaim Share(string directory)
    {
        try
        {
            if (directory.Length > 0)
                CreateDirectory(directory);
            return new DataDirectoryClaim(lockFile: null);
        }
        catch (Exception exception) when (IsUnusable(exception))
        {
            throw Unusable(directory, exception);
        }
    }

    public void Dispose() => _lock?.Dispose();

    private static bool IsUnusable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException;

    private static StoreException Unusable(string directory, Exception exception) => new(
        StoreFailure.DirectoryUnusable,
        $"The data directory '{directory}' cannot be used: {exception.Message} The user of the host needs write access to it; "
        + "name another directory with --data.",
        exception);

    private static void CreateDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else if (!Directory.Exists(directory))
            Directory.CreateDirectory(directory, OwnerDirectory);
    }

    private static FileStream Lock(string directory)
    {
        try
        {
            return Open(Path.Combine(directory, LockName), FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult is WindowsSharingViolation or LinuxWouldBlock or BsdWouldBlock)
        {
            throw new StoreException(
                StoreFailure.InUse,
                $"Another host{ReadHolder(directory)} uses the data directory '{directory}'. Stop it, or name another one with --data.",
                exception);
        }
    }

    private static void WriteHolder(string directory)
    {
        using var file = Open(Path.Combine(directory, HolderName), FileMode.Create, FileShare.Read);
        file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
    }

    private static string ReadHolder(string directory)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(directory, HolderName));
            return int.TryParse(text, CultureInfo.InvariantCulture, out var pid) ? $" (process {pid})" : "";
        }
        catch (IOException)
        {
            // The other host has its lock and is about to write its number; the message does without.
            return "";
        }
    }

    private static void CreateFile(string path)
    {
        if (!File.Exists(path))
            Open(path, FileMode.CreateNew, FileShare.ReadWrite).Dispose();
    }

    private static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerFile;
        return new FileStream(path, options);
    }
}
