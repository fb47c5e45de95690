using Mrci.Domain.Logs;

namespace Mrci.Commands.Logs;

/// <summary>Shows or clears the debug log of the host (C-ls_dbg.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class LsDbgCommand(ISessionContext session) : LogCommand("ls_dbg", LogKind.Debug, session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Shows what went wrong inside the host: modules that could not be loaded, mails that could not be sent, errors. Oldest rows first, times in
        UTC. Every column can be searched: -log_entry mail shows the rows whose text contains that word.

        -delete   deletes the rows that match instead of showing them, all of them when no column is searched; asks first.
        """;

    /// <inheritdoc />
    protected override IReadOnlyList<string> Columns { get; } =
        ["time_stamp", "log_entry"];
}
