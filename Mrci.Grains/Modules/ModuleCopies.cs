using Microsoft.Extensions.Logging;
using Mrci.Domain.Modules;
using Mrci.Modules.Files;
using Mrci.Modules.Packages;

namespace Mrci.Grains.Modules;

/// <summary>
/// The files of the modules on this machine, copied from the store when they are first needed (D-610). A copy is made aside and moved into place, so that one
/// that is there is whole.
/// </summary>
/// <param name="root">Where they are.</param>
/// <param name="files">Where they come from.</param>
/// <param name="logger">Told of what is copied and what cannot be deleted.</param>
public sealed partial class ModuleCopies(ModuleRoot root, IModuleFileStore files, ILogger<ModuleCopies> logger)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string Name, Task<string> Copy)> _copies = new(StringComparer.Ordinal);

    /// <summary>Has the files of a module on this machine.</summary>
    /// <param name="module">The module.</param>
    /// <param name="cancellationToken">Waits no longer; the copy is made all the same.</param>
    /// <returns>Where they are.</returns>
    public Task<string> GetAsync(ModuleInfo module, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // A copy that somebody has deleted by hand, or that could not be made, is made anew.
            if (!_copies.TryGetValue(module.Installation, out var known) || (known.Copy.IsCompleted && !IsThere(known.Copy)))
            {
                known = (module.Name, Task.Run(() => CopyAsync(module), CancellationToken.None));
                _copies[module.Installation] = known;
            }

            return known.Copy.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Deletes the copies of modules that are gone; what cannot be deleted is tried again next time.</summary>
    /// <param name="modules">The modules that there are.</param>
    public void Trim(IReadOnlyCollection<ModuleInfo> modules)
    {
        List<(string Name, string Installation)> gone;
        lock (_gate)
        {
            gone = [.. _copies.Where(copy => copy.Value.Copy.IsCompleted && modules.All(module => !module.Installation.Equals(copy.Key, StringComparison.Ordinal)))
                .Select(static copy => (copy.Value.Name, copy.Key))];
        }

        foreach (var (name, installation) in gone)
        {
            if (!TryDelete(name, installation))
                continue;
            lock (_gate)
                _copies.Remove(installation);
        }
    }

    /// <summary>Whether this process has made copies that are not deleted yet.</summary>
    public bool HasAny
    {
        get
        {
            lock (_gate)
                return _copies.Count > 0;
        }
    }

    /// <summary>Deletes what earlier processes have left (D-715).</summary>
    /// <param name="modules">Reads the modules that there are. Called after the directory has been looked at: a copy in it is of a module that is there or gone.</param>
    public async Task SweepAsync(Func<Task<ModuleInfo[]>> modules)
    {
        root.SweepStaging();
        var found = root.List();
        var installations = (await modules()).Select(static module => module.Installation).ToHashSet(StringComparer.Ordinal);
        foreach (var (_, name, installation) in found)
        {
            if (!installations.Contains(installation))
                TryDelete(name, installation);
        }
    }

    private static bool IsThere(Task<string> copy) => copy.IsCompletedSuccessfully && Directory.Exists(copy.Result);

    private async Task<string> CopyAsync(ModuleInfo module)
    {
        var target = root.DirectoryOf(module.Name, module.Installation);
        if (Directory.Exists(target))
            return target;

        var staging = root.CreateStaging();
        try
        {
            var made = Path.Combine(staging, "files");
            ModuleRoot.CreateDirectory(made);
            await foreach (var part in files.ReadAsync(module.Installation, CancellationToken.None))
                await WriteAsync(made, part);
            Publish(made, target);
            LogCopied(module.Name, target);
            return target;
        }
        finally
        {
            ModuleRoot.Delete(staging);
        }
    }

    private static async Task WriteAsync(string directory, ModuleFilePart part)
    {
        // The names were checked when the module was installed; a store can be restored from anywhere.
        if (!EntryName.TryParse(part.Path, out var segments, out var isDirectory) || isDirectory)
            throw new InvalidDataException("A file of a module in the store has a name that cannot be that of a file.");
        var path = Path.Combine([directory, .. segments]);
        ModuleRoot.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        await file.WriteAsync(part.Content);
        // What is moved into place counts as whole, after a power cut too.
        file.Flush(flushToDisk: true);
    }

    private static void Publish(string made, string target)
    {
        while (!Directory.Exists(target))
        {
            ModuleRoot.CreateDirectory(Path.GetDirectoryName(target)!);
            try
            {
                Directory.Move(made, target);
            }
            catch (IOException) when (Directory.Exists(target) || !Directory.Exists(Path.GetDirectoryName(target)))
            {
                // Another process of this machine was quicker, or has just deleted the empty directory of the module.
            }
        }
    }

    private bool TryDelete(string name, string installation)
    {
        try
        {
            root.Delete(name, installation);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotDeleted(exception, name, installation);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The module {Name} has been copied to {Directory}")]
    private partial void LogCopied(string name, string directory);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The files of the module {Name}, installation {Installation}, cannot be deleted here yet")]
    private partial void LogNotDeleted(Exception exception, string name, string installation);
}
