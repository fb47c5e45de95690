using System.Runtime.CompilerServices;
using Mrci.Domain.Modules;

namespace Mrci.Grains.Tests.Harness;

/// <summary>The files of modules on the disk: outlive the hosts that use it.</summary>
internal sealed class StoredFiles : IModuleFileStore
{
    private readonly Lock _gate = new();
    private readonly List<(string Installation, ModuleFilePart Part)> _parts = [];
    private int _refusals;

    /// <summary>Refuses the next deletions.</summary>
    public void RefuseDeletions(int count) => Volatile.Write(ref _refusals, count);

    public string[] Installations
    {
        get
        {
            lock (_gate)
                return [.. _parts.Select(part => part.Installation).Distinct(StringComparer.Ordinal)];
        }
    }

    public Task AddAsync(string installation, ModuleFilePart part, CancellationToken cancellationToken)
    {
        lock (_gate)
            _parts.Add((installation, part));
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<ModuleFilePart> ReadAsync(string installation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        ModuleFilePart[] parts;
        lock (_gate)
            parts = [.. _parts.Where(part => part.Installation == installation).Select(part => part.Part).OrderBy(part => part.Path, StringComparer.Ordinal).ThenBy(part => part.Number)];
        foreach (var part in parts)
            yield return part;
    }

    public Task DeleteAsync(string installation, CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref _refusals) >= 0)
            throw new IOException("Nothing can be deleted.");
        lock (_gate)
            _parts.RemoveAll(part => part.Installation == installation);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(Installations);
}
