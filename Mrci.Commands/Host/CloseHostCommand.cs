namespace Mrci.Commands.Host;

/// <summary>Stops the host (C-close_host.1, P-7.4).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class CloseHostCommand(ISessionContext session) : HostStopCommand("close_host", "CLOSE", restart: false, session)
{
    /// <inheritdoc />
    protected override string Help =>
        "Ends all sessions and stops the host; asks for the word CLOSE first. Only somebody at the host's machine can start it again.";
}
