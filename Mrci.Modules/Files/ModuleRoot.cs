using System.Globalization;

namespace Mrci.Modules.Files;

/// <summary>
/// The directory of the modules on this machine: <c>&lt;root&gt;/&lt;module name&gt;/&lt;installation&gt;</c> for the files of each, and
/// <c>&lt;root&gt;/.staging</c> for what is not whole yet, which no module name can be (D-209). Made when it is first needed. Several processes may share it.
/// </summary>
/// <param name="path">The directory; it need not exist.</param>
public sealed class ModuleRoot(string path) : IDisposable
{
    private const string StagingName = ".staging";
    private const string LockName = "lock";

    private readonly Lock _gate = new();
    private string? _own;
    private FileStream? _lock;

    /// <summary>The directory, absolute.</summary>
    public string FullPath { get; } = Path.GetFullPath(path);

    private string Staging => Path.Combine(FullPath, StagingName);

    /// <summary>Where the files of an installation are on this machine, whether they are there or not.</summary>
    /// <param name="name">Name of the module.</param>
    /// <param name="installation">Id of the installation.</param>
    public string DirectoryOf(string name, string installation) => Path.Combine(FullPath, name, installation);

    /// <summary>Makes an empty directory for what is not whole yet. It is on the same file system as the rest, so it can be moved into place.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public string CreateStaging()
    {
        lock (_gate)
            return CreateDirectory(Path.Combine(_own ??= Claim(), Guid.NewGuid().ToString("N"))).FullName;
    }

    /// <summary>Deletes what processes have left in <c>.staging</c> that are gone.</summary>
    public void SweepStaging()
    {
        foreach (var directory in Entries(Staging))
        {
            if (directory.Equals(_own, StringComparison.Ordinal) || !TryLock(directory, out var found))
                continue;
            using (found)
            {
                // Still locked while it goes, because its owner may just be about to make it; Windows deletes no file that is open.
                if (OperatingSystem.IsWindows())
                    found?.Dispose();
                Delete(directory);
            }
        }
    }

    /// <summary>The installations whose files are here: path, module name, id.</summary>
    public IReadOnlyList<(string Path, string Name, string Installation)> List() =>
    [
        .. Entries(FullPath).Where(static module => !Path.GetFileName(module).Equals(StagingName, StringComparison.Ordinal))
            .SelectMany(static module => Entries(module).Select(copy => (copy, Path.GetFileName(module), Path.GetFileName(copy)))),
    ];

    /// <summary>Deletes the files of an installation, and the directory of the module when it was the last.</summary>
    /// <param name="name">Name of the module.</param>
    /// <param name="installation">Id of the installation.</param>
    /// <exception cref="IOException">Some file is in use; the rest is gone.</exception>
    public void Delete(string name, string installation)
    {
        Delete(DirectoryOf(name, installation));
        var module = Path.Combine(FullPath, name);
        if (Directory.Exists(module) && Entries(module).Count == 0)
            Directory.Delete(module);
    }

    /// <summary>Deletes a directory with all that is in it; it may be gone already.</summary>
    /// <param name="directory">The directory.</param>
    public static void Delete(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another process of this machine was quicker.
        }
    }

    /// <summary>Makes a directory that only the host's user may enter, with those above it.</summary>
    /// <param name="directory">The directory.</param>
    public static DirectoryInfo CreateDirectory(string directory) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(directory)
        : Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    /// <summary>Gives the place for what is not whole yet up.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _lock?.Dispose();
            if (_own is not null)
                Delete(_own);
            _own = null;
        }
    }

    private static List<string> Entries(string directory)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(directory)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    // A directory of this process's own, with a file in it that is locked for as long as the process lives.
    private string Claim()
    {
        while (true)
        {
            var directory = CreateDirectory(Path.Combine(
                Staging, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Guid.NewGuid():N}"))).FullName;
            // Another process may take one that is not locked yet for one of a process that is gone.
            if (TryLock(directory, out _lock) && _lock is not null)
                return directory;
        }
    }

    private static bool TryLock(string directory, out FileStream? found)
    {
        found = null;
        try
        {
            found = new FileStream(Path.Combine(directory, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
