using Mrci.Domain.Logs;

namespace Mrci.Commands.Logs;

/// <summary>Shows or clears the activity log (C-ls_act_log.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class LsActLogCommand(ISessionContext session) : LogCommand("ls_act_log", LogKind.Activity, session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Shows what sessions and operators did: sessions that began and ended, clients that were refused, changed settings. Oldest rows first, times
        in UTC. Every column can be searched: -log_entry refused shows the rows whose text contains that word.

        -delete   deletes the rows that match instead of showing them, all of them when no column is searched; asks first.
        """;

    /// <inheritdoc />
    protected override IReadOnlyList<string> Columns { get; } =
        ["time_stamp", "ip_address", "session_id", "client_version", "log_entry"];
}
