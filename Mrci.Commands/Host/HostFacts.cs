using System.Net;
using Mrci.Domain.Settings;

namespace Mrci.Commands.Host;

/// <summary>What commands tell of the host program that runs them (C-host_info.1, C-CFG.17). Filled by the program.</summary>
public sealed class HostFacts
{
    /// <summary>Where clients connect, known once the program has started; empty when it has not.</summary>
    public Func<IReadOnlyList<IPEndPoint>> Listening { get; set; } = static () => [];

    /// <summary>Where clients are to connect from the next start on, as the configuration has it (C-CFG.15, C-CLI.8); at least one.</summary>
    public Func<IReadOnlyList<IPEndPoint>> Configured { get; set; } =
        static () => [new IPEndPoint(IPAddress.Parse(HostSettings.Default.IpAddress), HostSettings.Default.Port)];

    /// <summary>The store as an operator would name it; never holds a password.</summary>
    public string Store { get; set; } = "in memory";

    /// <summary>Real path of the root of the virtual paths of clients (C-FS.1).</summary>
    public string Files { get; set; } = "";

    /// <summary>Directory of the modules.</summary>
    public string Modules { get; set; } = "none";
}
