using System.Collections.Concurrent;
using Mrci.Modules.Catalog;

namespace Mrci.ModuleHost.Tests.Harness;

/// <summary>Installed modules as a test puts them down.</summary>
internal sealed class DirectoryCatalog : IModuleCatalog, IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mrci-modules-").FullName;
    private readonly ConcurrentDictionary<string, InstalledModule> _modules = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reasons by module.</summary>
    public ConcurrentDictionary<string, string> Locks { get; } = new(StringComparer.OrdinalIgnoreCase);

    public string DataDirectory => Path.Combine(_root, "data");

    /// <summary>Installs what a build has made.</summary>
    /// <param name="order">Content of <c>load.txt</c>, for the misbehaving module.</param>
    public InstalledModule Install(string name, string built, int slot = 0, string? order = null)
    {
        var directory = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        foreach (var file in Directory.EnumerateFiles(built))
            File.Copy(file, Path.Combine(directory, Path.GetFileName(file)), overwrite: true);
        if (order is not null)
            File.WriteAllText(Path.Combine(directory, "load.txt"), order);
        return _modules[name] = new InstalledModule(name, directory, slot, Guid.NewGuid().ToString());
    }

    public void Remove(string name) => _modules.TryRemove(name, out _);

    public ValueTask<IReadOnlyList<InstalledModule>> LoadableAsync(CancellationToken cancellationToken) =>
        new([.. _modules.Values.Where(module => !Locks.ContainsKey(module.Name)).OrderBy(static module => module.Slot)]);

    public ValueTask<InstalledModule?> FindAsync(string name, CancellationToken cancellationToken) =>
        new(Locks.ContainsKey(name) ? null : _modules.GetValueOrDefault(name));

    public ValueTask LockAsync(string name, string version, string reason)
    {
        if (_modules.GetValueOrDefault(name)?.Version == version)
            Locks[name] = reason;
        return ValueTask.CompletedTask;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
