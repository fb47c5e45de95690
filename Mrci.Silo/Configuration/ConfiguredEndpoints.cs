using System.Net;
using Mrci.Hosting;

namespace Mrci.Silo.Configuration;

/// <summary>Where a start would listen now (C-CLI.8): the configuration may have changed since this process read it.</summary>
/// <param name="commandLine">What the command line of this process says.</param>
/// <param name="started">The settings that this process has started with.</param>
/// <param name="logger">Told when the configuration cannot be read any more.</param>
internal sealed partial class ConfiguredEndpoints(
    IReadOnlyDictionary<string, string?> commandLine, MrciOptions started, ILogger<ConfiguredEndpoints> logger)
{
    /// <summary>Reads the configuration anew; if that fails, a log line says why, and the endpoints of this start are given.</summary>
    public IReadOnlyList<IPEndPoint> Read()
    {
        using var configuration = new ConfigurationManager();
        try
        {
            return EndpointsOf(SiloConfiguration.Load(configuration, commandLine));
        }
        catch (Exception failure) when (HostProgram.Explain(failure) is { } reason)
        {
            LogUnreadable(reason);
            return EndpointsOf(started);
        }
    }

    private static IPEndPoint[] EndpointsOf(MrciOptions options) => [.. options.Listen.Select(IPEndPoint.Parse)];

    [LoggerMessage(Level = LogLevel.Warning, Message = "The next start would fail: {Reason}")]
    private partial void LogUnreadable(string reason);
}
