namespace Mrci.Commands.Session;

/// <summary><c>term</c>: stops a running command (C-term.1, P-5.10).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class TermCommand(ISessionContext session) : TargetedCommand("term", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Stops a command that waits for your input, runs on by itself, or is paused. It forgets its dialogue and ends; you can call it
        again at once. A command that is not running is left as it is.

        The input is a CMD_ID frame: the id of the command, two bytes, or nothing to stop all commands of your session.
        """;

    /// <inheritdoc />
    protected override async ValueTask ActAsync(ushort? target) => await Session.TerminateAsync(target);
}
