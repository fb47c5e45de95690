namespace Mrci.Commands.Host;

/// <summary>Restarts the host (C-restart_host.1, P-7.14).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class RestartHostCommand(ISessionContext session) : HostStopCommand("restart_host", "RESTART", restart: true, session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Ends all sessions, stops the host, and starts it anew with the settings and the listening address as they are then; asks for the word
        RESTART first.
        """;
}
