using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Mrci.Modules.Catalog;
using Mrci.Modules.Processes;
using Mrci.Modules.Sessions;

namespace Mrci.Modules.Hosts;

/// <summary>The module hosts of this silo: one for each installation of a module that a session uses (P-11.13).</summary>
public sealed class ModuleHosts : IDisposable
{
    private const long MiB = 1024 * 1024;

    private readonly ModuleHostOptions _options;
    private readonly IModuleCatalog _catalog;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _watch;

    // Kept for good: how often a module has died must outlast the sessions that it died in. One entry for each installation.
    private readonly ConcurrentDictionary<(string Module, string Version), ModuleSupervisor> _supervisors = new();

    private int _lastSession;
    private int _isWatching;

    /// <summary>Makes it; no process is started before a session loads a module.</summary>
    /// <param name="options">Budgets and limits.</param>
    /// <param name="catalog">Takes locks.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Logger.</param>
    public ModuleHosts(IOptions<ModuleHostOptions> options, IModuleCatalog catalog, TimeProvider time, ILogger<ModuleHosts> logger)
    {
        _options = options.Value;
        _catalog = catalog;
        _time = time;
        _logger = logger;
        _watch = time.CreateTimer(static state => ((ModuleHosts)state!).Watch(), this, _options.WatchInterval, _options.WatchInterval);
    }

    /// <summary>Process ids of the module hosts that run now.</summary>
    public IReadOnlyCollection<int> Processes => [.. Running().Select(static process => process.Id)];

    /// <summary>Loads a module for one session (P-11.10, steps 1 to 6).</summary>
    /// <param name="module">The module.</param>
    /// <param name="news">Called, on any thread, when a command has sent something while the session did not wait for it, or its module host has died.</param>
    /// <returns>The loader of the session.</returns>
    /// <exception cref="ModuleException">The module does not fit, or its module host cannot be started, or has died.</exception>
    public async Task<ModuleLoader> LoadAsync(InstalledModule module, Action news)
    {
        var supervisor = _supervisors.GetOrAdd(
            (module.Name, module.Version), _ => new ModuleSupervisor(module, _options, _catalog, _time, _logger));
        supervisor.Lease();
        var loader = new ModuleLoader(module, supervisor, Interlocked.Increment(ref _lastSession), _options, _time, news);
        try
        {
            await loader.OpenAsync();
            return loader;
        }
        catch
        {
            supervisor.Release();
            throw;
        }
    }

    /// <summary>Ends all module hosts.</summary>
    public void Dispose()
    {
        _watch.Dispose();
        foreach (var process in Running())
            process.Kill("the host ends");
    }

    private IEnumerable<ModuleProcess> Running() => _supervisors.Values.Select(static each => each.Running).OfType<ModuleProcess>();

    // P-11.33. Where there is no /proc the limit of the managed heap is all there is.
    private void Watch()
    {
        var running = Running().ToArray();
        if (running.Length == 0 || !OperatingSystem.IsLinux() || Interlocked.Exchange(ref _isWatching, 1) != 0)
            return;
        try
        {
            var usage = ProcessUsage.BySession();
            foreach (var process in running)
            {
                var (processes, memory) = usage.GetValueOrDefault(process.Id);
                if (memory > _options.MaxMemoryMiB * MiB)
                    process.Kill($"it takes {memory / MiB} MiB of memory, {_options.MaxMemoryMiB} are allowed");
                else if (processes > _options.MaxProcesses)
                    process.Kill($"it has {processes} processes, {_options.MaxProcesses} are allowed");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            ModuleLog.WatchFailed(_logger, exception);
        }
        finally
        {
            Volatile.Write(ref _isWatching, 0);
        }
    }
}
