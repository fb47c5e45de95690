using System.Net;

namespace Mrci.Load.Hosting;

/// <summary>A host that somebody else started and will end.</summary>
/// <param name="endPoint">Where it accepts clients.</param>
/// <param name="processId">Its process, or null.</param>
/// <param name="rootPassword">Root's password, or null; only scenarios that log in need it.</param>
/// <param name="commonName">Common name to ask for where the host wants TLS; empty where sessions are plain.</param>
internal sealed class RunningHost(IPEndPoint endPoint, int? processId, string? rootPassword, string commonName) : LoadHost(commonName)
{
    /// <inheritdoc />
    public override IPEndPoint EndPoint => endPoint;

    /// <inheritdoc />
    public override int? ProcessId => processId;

    /// <inheritdoc />
    public override string RootPassword => rootPassword
        ?? throw new LoadException("This scenario logs in as root: give --root-password or the environment variable MRCI_ROOT_PASSWORD.");

    /// <inheritdoc />
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
