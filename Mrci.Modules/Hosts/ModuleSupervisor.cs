using Microsoft.Extensions.Logging;
using Mrci.Modules.Catalog;

namespace Mrci.Modules.Hosts;

/// <summary>
/// Keeps one module host for one installation of a module while sessions of this silo need it (P-11.13), starts it anew after a death, and locks a
/// module that dies too often (P-11.31).
/// </summary>
internal sealed class ModuleSupervisor(
    InstalledModule module, ModuleHostOptions options, IModuleCatalog catalog, TimeProvider time, ILogger logger)
{
    private readonly Lock _gate = new();
    private readonly Queue<long> _deaths = new();
    private Task<ModuleProcess>? _process;
    private int _leases;
    private string? _lockReason;

    /// <summary>The module host that runs now; null for none.</summary>
    public ModuleProcess? Running
    {
        get
        {
            lock (_gate)
                return _process is { IsCompletedSuccessfully: true, Result: { Connection.IsDead: false } process } ? process : null;
        }
    }

    /// <summary>A session needs the module.</summary>
    public void Lease()
    {
        lock (_gate)
            _leases++;
    }

    /// <summary>A session needs it no more; with the last one the module host ends.</summary>
    public void Release()
    {
        Task<ModuleProcess>? last;
        lock (_gate)
        {
            if (--_leases > 0)
                return;
            (last, _process) = (_process, null);
        }

        if (last is not null)
            _ = StopAsync(last);
    }

    /// <summary>The module host, started if there is none.</summary>
    /// <exception cref="ModuleException">The module is locked, or its module host cannot be started.</exception>
    public Task<ModuleProcess> GetAsync()
    {
        lock (_gate)
        {
            if (_lockReason is not null)
                return Task.FromException<ModuleProcess>(new ModuleException(ModuleFailure.Unavailable, $"The module is locked: {_lockReason}"));
            if (_process is null or { IsFaulted: true } or { IsCompletedSuccessfully: true, Result.Connection.IsDead: true })
                _process = StartAsync();
            return _process;
        }
    }

    /// <summary>Locks the module for all silos (P-11.30, P-11.31); its module host is not started again.</summary>
    /// <param name="reason">Why, for administrators.</param>
    public async Task LockAsync(string reason)
    {
        lock (_gate)
        {
            if (_lockReason is not null)
                return;
            _lockReason = reason;
        }

        ModuleLog.Locked(logger, module.Name, reason);
        try
        {
            await catalog.LockAsync(module.Name, module.Version, reason);
        }
        catch (Exception exception)
        {
            // On this silo it is locked; another one will find out by itself.
            ModuleLog.LockFailed(logger, module.Name, exception);
        }
    }

    /// <summary>Ends what runs, at the end of the host.</summary>
    public void Kill() => Running?.Kill("the host ends");

    // Without a turn of a grain: one that waits for a process must not be what others wait for.
    private async Task<ModuleProcess> StartAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var process = await ModuleProcess.StartAsync(module, options, time).ConfigureAwait(false);
        ModuleLog.Started(logger, module.Name, process.Id);
        _ = FollowAsync(process);
        return process;
    }

    private async Task FollowAsync(ModuleProcess process)
    {
        if (await process.Ended.ConfigureAwait(false) is not { } reason)
        {
            ModuleLog.Stopped(logger, module.Name, process.Id);
            return;
        }

        ModuleLog.Died(logger, module.Name, process.Id, reason);
        if (CountDeath())
            await LockAsync($"its module host has died {options.MaxDeaths + 1} times within {options.DeathWindow.TotalSeconds:0} s; the last time: {reason}");
    }

    private bool CountDeath()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _deaths.Enqueue(now);
            while (time.GetElapsedTime(_deaths.Peek(), now) > options.DeathWindow)
                _deaths.Dequeue();
            return _deaths.Count > options.MaxDeaths;
        }
    }

    private async Task StopAsync(Task<ModuleProcess> starting)
    {
        try
        {
            var process = await starting.ConfigureAwait(false);
            await process.StopAsync(options.Grace).ConfigureAwait(false);
        }
        catch (ModuleException exception)
        {
            // It never ran.
            ModuleLog.NotStarted(logger, module.Name, exception);
        }
    }
}
