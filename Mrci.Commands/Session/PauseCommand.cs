namespace Mrci.Commands.Session;

/// <summary><c>pause</c>: pauses a running command (C-pause.1, P-5.10).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class PauseCommand(ISessionContext session) : TargetedCommand("pause", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Pauses a command that runs on by itself. It keeps its place and takes no input until resume lets it go on or term stops it.

        The input is a CMD_ID frame: the id of the command, two bytes, or nothing to pause all that run. Pausing a single command that
        does not run by itself is an error.
        """;

    /// <inheritdoc />
    protected override ValueTask ActAsync(ushort? target)
    {
        InState(Session.Pause(target), "the command does not run by itself.");
        return ValueTask.CompletedTask;
    }
}
