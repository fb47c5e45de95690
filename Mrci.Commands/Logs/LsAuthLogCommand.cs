using Mrci.Domain.Logs;

namespace Mrci.Commands.Logs;

/// <summary>Shows or clears the login log (C-ls_auth_log.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class LsAuthLogCommand(ISessionContext session) : LogCommand("ls_auth_log", LogKind.Auth, session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Shows who tried to log in or to recover an account, and whether he was let in. Oldest rows first, times in UTC. Every column can be
        searched: -user_name bob -accepted 0 shows the failures of bob.

        A row counts towards the lock of its account while count_to_threshold is 1. Deleting such rows sets the counter back.

        -delete   deletes the rows that match instead of showing them, all of them when no column is searched; asks first.
        """;

    /// <inheritdoc />
    protected override IReadOnlyList<string> Columns { get; } =
        ["time_stamp", "ip_address", "user_name", "auth_attempt", "recover_attempt", "count_to_threshold", "accepted"];
}
