using Mrci.Domain.Accounts;
using Mrci.Hosting.Configuration;

namespace Mrci.Silo.Configuration;

/// <summary>The host's own settings: section <c>Mrci</c> of the configuration (C-CFG.21). Limits of the front are in <c>Mrci:Front</c>.</summary>
internal sealed class MrciOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = HostConfiguration.Section;

    /// <summary>The address and port of P-1.1, when none is configured.</summary>
    public const string DefaultListen = "127.0.0.1:35516";

    /// <summary>
    /// Where clients connect, each <c>address:port</c>. Default <see cref="DefaultListen"/>. Port 0 takes a free one (tests). <c>--addr</c> stores one for
    /// this machine (C-CLI.3).
    /// </summary>
    public IList<string> Listen { get; } = [];

    /// <summary>Directory of everything the host keeps. Default <c>mrci-data</c> in the current directory.</summary>
    public string Data { get; set; } = "mrci-data";

    /// <summary>Where the health probes answer, <c>address:port</c>; empty for nowhere.</summary>
    public string Http { get; set; } = "";

    /// <summary>Root of the virtual paths of clients (C-FS.1). Empty: <c>files</c> in the data directory (D-405).</summary>
    public string FsRoot { get; set; } = "";

    /// <summary>Directory of the modules on this machine (C-CLI.12); the variable MRCI_MOD_PATH sets it too. Empty: <c>modules</c> in the data directory.</summary>
    public string ModulePath { get; set; } = "";

    /// <summary>First password of root for unattended starts (C-CLI.10); the variable MRCI_ROOT_PASSWORD sets it too. Empty: a random one, printed once.</summary>
    public string RootPassword { get; set; } = "";

    /// <summary>Whether a start may bring the store's schema up to date.</summary>
    public bool Migrate { get; set; } = true;

    /// <summary>PBKDF2 iterations of new password records, 210 000 and up (D-310).</summary>
    public int PasswordIterations { get; set; } = PasswordHasher.DefaultIterations;

    /// <summary>Days that log rows are kept (D-801).</summary>
    public int LogRetentionDays { get; set; } = 90;

    /// <summary>Values that the settings of chapter 13 of commands.md get when the host is set up, by column name; later starts don't heed it.</summary>
    public IDictionary<string, string> InitialSettings { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
