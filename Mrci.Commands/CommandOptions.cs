namespace Mrci.Commands;

/// <summary>Settings of the configuration file, section <c>Mrci</c>, that commands heed (C-CFG.19, C-CFG.21).</summary>
public sealed class CommandOptions
{
    /// <summary>Login and recovery do not tell whether an account exists or is locked (C-auth.8). Default on; off is the behaviour of v1.0.1.</summary>
    public bool UniformAccountErrors { get; set; } = true;

    /// <summary>Most channels and invitations of one user (D-505). Default 200, as in later versions of the original.</summary>
    public int MaxChannelsPerUser { get; set; } = 200;

    /// <summary>
    /// Items 6 to 10 of host_config may be changed by clients: whoever may run that command then runs programs as the host's user (C-CFG.18).
    /// Default off; on is the behaviour of v1.0.1.
    /// </summary>
    public bool AllowRemoteExecSettings { get; set; }

    /// <summary>How long a temporary password can be used, seconds (C-recover_acct.1). Default one hour.</summary>
    public int RecoveryTtlSeconds { get; set; } = 3600;

    /// <summary>Largest file that add_mod takes, bytes (C-add_mod.1). Default 64 MiB: a .NET module with its libraries has a few.</summary>
    public int MaxModuleBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Most bytes of all files of a module together once its archive is unpacked (C-add_mod.3). Default 256 MiB.</summary>
    public long MaxModuleUnpackedBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>Most entries of a module's archive, directories included (C-add_mod.3), 65534 at most. Default 10 000: all of .NET itself has 200.</summary>
    public int MaxModuleEntries { get; set; } = 10_000;

    /// <summary>The clients of a deleted user also get async 8, as since v1.0.2 (P-7.8). Default off, as in v1.0.1.</summary>
    public bool ForwardUserDeleted { get; set; }
}
