using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Groups;
using Mrci.Modules;
using Mrci.Modules.Catalog;
using Mrci.Modules.Hosts;

namespace Mrci.ModuleHost.Tests.Harness;

/// <summary>All grains in memory, modules in directories, and module hosts that are real processes.</summary>
internal sealed class ModuleTestHost : IAsyncDisposable
{
    private readonly RecordedLog _log = new();
    private ModuleHosts _hosts = null!;

    public DirectoryCatalog Catalog { get; } = new();

    public TestHost Host { get; private set; } = null!;

    /// <summary>What was logged, a line each.</summary>
    public IReadOnlyCollection<string> Log => _log.Lines;

    /// <summary>Process ids of the module hosts that run.</summary>
    public IReadOnlyCollection<int> Processes => _hosts.Processes;

    /// <summary>Starts; modules are installed by <paramref name="install"/> before the first session.</summary>
    public static async Task<ModuleTestHost> StartAsync(Action<DirectoryCatalog> install, Action<ModuleHostOptions>? configure = null)
    {
        var host = new ModuleTestHost();
        install(host.Catalog);
        host.Host = await TestHost.StartAsync(services: services =>
        {
            services.AddSingleton<IModuleCatalog>(host.Catalog);
            services.AddSingleton<ILoggerProvider>(host._log);
            services.Configure<ModuleHostOptions>(options =>
            {
                options.Program = Built.ModuleHost;
                options.DataDirectory = host.Catalog.DataDirectory;
                configure?.Invoke(options);
            });
            services.AddSingleton(services => host._hosts = ActivatorUtilities.CreateInstance<ModuleHosts>(services));
        });
        return host;
    }

    /// <summary>A session of nobody.</summary>
    public Task<TestSession> ConnectAsync() => Host.ConnectAsync();

    /// <summary>A session of a user who may run everything.</summary>
    public async Task<TestSession> ConnectRootAsync(string name = "admin") => await Host.ConnectAsync(await Host.AddUserAsync(name, GroupIds.Root));

    /// <summary>Whether a process runs; one that has ended and that nobody has asked about does not.</summary>
    public static bool IsAlive(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _hosts?.Dispose();
        Catalog.Dispose();
    }
}
