namespace Mrci.Commands.Channels;

/// <summary><c>add_rdonly_flag</c>: adds a read-only flag (C-add_rdonly_flag.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class AddRdonlyFlagCommand(ISessionContext session) : ReadOnlyFlagCommand("add_rdonly_flag", isOn: true, session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Lets sessions of one level receive but not send on a sub-channel. Every session that has it open closes it and may
        open it again. The sub-channel need not exist. You must be owner or admin of the channel.
        """;
}
