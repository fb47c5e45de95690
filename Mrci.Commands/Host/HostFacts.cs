namespace Mrci.Commands.Host;

/// <summary>What commands tell of the host program that runs them (C-host_info.1, C-CFG.17). Filled by the program.</summary>
public sealed class HostFacts
{
    /// <summary>Where clients connect, each <c>address:port</c>, known once the program has started; empty: the stored settings say it.</summary>
    public Func<IReadOnlyList<System.Net.IPEndPoint>> Listening { get; set; } = static () => [];

    /// <summary>Where clients are to connect from the next start on, as the configuration has it (C-CLI.8).</summary>
    public IReadOnlyList<string> Configured { get; set; } = [];

    /// <summary>The store as an operator would name it; never holds a password.</summary>
    public string Store { get; set; } = "in memory";

    /// <summary>Real path of the root of the virtual paths of clients (C-FS.1).</summary>
    public string Files { get; set; } = "";

    /// <summary>Directory of the modules.</summary>
    public string Modules { get; set; } = "none";
}
