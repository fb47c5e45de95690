using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Mrci.Commands;
using Mrci.Commands.Host;
using Mrci.Commands.Modules;
using Mrci.Domain.Logs;
using Mrci.Grains.Sessions.Loading;
using Mrci.Grains.Streams;
using Mrci.Modules.Catalog;
using Mrci.Modules.Hosts;
using Orleans.Streams;

namespace Mrci.Grains.Sessions;

/// <summary>What all sessions of a process share.</summary>
/// <param name="loaders">Makes the loaders of a session's commands.</param>
/// <param name="options">Settings of the configuration file.</param>
/// <param name="facts">What the host program says of itself.</param>
/// <param name="moduleInstaller">Installs modules.</param>
/// <param name="streams">Take what one session sends another.</param>
/// <param name="logs">Takes the rows of the activity log.</param>
/// <param name="modules">Which modules there are.</param>
/// <param name="moduleHosts">Run the modules.</param>
/// <param name="time">The clock of the host.</param>
public sealed class SessionServices(
    ISessionLoaders loaders,
    IOptions<CommandOptions> options,
    HostFacts facts,
    IModuleInstaller moduleInstaller,
    [FromKeyedServices(StreamNames.Provider)] IStreamProvider streams,
    ILogStore logs,
    IModuleCatalog modules,
    ModuleHosts moduleHosts,
    TimeProvider time)
{
    /// <summary>Makes the loaders of a session's commands.</summary>
    public ISessionLoaders Loaders { get; } = loaders;

    /// <summary>Settings of the configuration file.</summary>
    public CommandOptions Options { get; } = options.Value;

    /// <summary>What the host program says of itself.</summary>
    public HostFacts Facts { get; } = facts;

    /// <summary>Installs modules.</summary>
    public IModuleInstaller ModuleInstaller { get; } = moduleInstaller;

    /// <summary>Take what one session sends another.</summary>
    public IStreamProvider Streams { get; } = streams;

    /// <summary>Takes the rows of the activity log.</summary>
    public ILogStore Logs { get; } = logs;

    /// <summary>Which modules there are.</summary>
    public IModuleCatalog Modules { get; } = modules;

    /// <summary>Run the modules.</summary>
    public ModuleHosts ModuleHosts { get; } = moduleHosts;

    /// <summary>The clock of the host.</summary>
    public TimeProvider Time { get; } = time;
}
