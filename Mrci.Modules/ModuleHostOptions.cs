namespace Mrci.Modules;

/// <summary>Settings of module hosts: section <c>Mrci:Modules</c> of the configuration (P-11.32, P-11.33).</summary>
public sealed class ModuleHostOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Mrci:Modules";

    /// <summary>The program of module hosts: <c>Mrci.ModuleHost.dll</c>, or an executable. Empty: what lies beside the host.</summary>
    public string Program { get; set; } = "";

    /// <summary>Directory in which each module gets a data directory of its own name. The host puts it into its own data directory.</summary>
    public string DataDirectory { get; set; } = Path.Combine("mrci-data", "module-data");

    /// <summary>How long one <c>procBin</c> call may take (P-11.32).</summary>
    public TimeSpan CallBudget { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one turn of a loop may take (P-11.32).</summary>
    public TimeSpan TurnBudget { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one call of any other member may take (P-11.32).</summary>
    public TimeSpan MemberBudget { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a command that was told to end may go on before its module host is killed (P-11.32).</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a module host may take to start; no code of the module runs in this time.</summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Most memory of a module host and all that it has started, MiB (P-11.33). Its managed heap is held below this; a host that passes it is killed.</summary>
    public int MaxMemoryMiB { get; set; } = 512;

    /// <summary>Most processes of a module host, itself among them; one that starts more is killed.</summary>
    public int MaxProcesses { get; set; } = 32;

    /// <summary>How often memory and processes are looked at.</summary>
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Most bytes that one call may send before it returns; a loop sends more. Well below what may wait for one client (P-2.13): all of a call reaches it
    /// at once, and a module that floods is to lose its module host, not its user the connection.
    /// </summary>
    public long MaxOutputBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Deaths within <see cref="DeathWindow"/> that a module may have; one more locks it (P-11.31).</summary>
    public int MaxDeaths { get; set; } = 5;

    /// <summary>See <see cref="MaxDeaths"/>.</summary>
    public TimeSpan DeathWindow { get; set; } = TimeSpan.FromSeconds(60);
}
