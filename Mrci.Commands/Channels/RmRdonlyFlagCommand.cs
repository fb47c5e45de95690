namespace Mrci.Commands.Channels;

/// <summary><c>rm_rdonly_flag</c>: removes a read-only flag (C-rm_rdonly_flag.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class RmRdonlyFlagCommand(ISessionContext session) : ReadOnlyFlagCommand("rm_rdonly_flag", isOn: false, session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Removes a read-only flag, so that sessions of that level may send again on that sub-channel. Every session that has it
        open closes it and may open it again. You must be owner or admin of the channel.
        """;
}
