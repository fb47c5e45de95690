namespace Mrci.Commands.Session;

/// <summary><c>resume</c>: lets a paused command go on (C-resume.1, P-5.10).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class ResumeCommand(ISessionContext session) : TargetedCommand("resume", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Lets a command go on that pause has stopped.

        The input is a CMD_ID frame: the id of the command, two bytes, or nothing to resume all that are paused. Resuming a single command
        that is not paused is an error.
        """;

    /// <inheritdoc />
    protected override ValueTask ActAsync(ushort? target)
    {
        InState(Session.Resume(target), "the command is not paused.");
        return ValueTask.CompletedTask;
    }
}
