using Mrci.Commands.Tables;
using Mrci.Grains.Directories;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Accounts;

/// <summary>Lists all accounts (C-ls_users.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class LsUsersCommand(ISessionContext session) : TableCommand("ls_users", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Lists all accounts: when they registered (UTC), user name, group, user id. Every column can be searched: -group_name users shows the rows
        whose group contains users, -time_stamp 2026-01 those of one month.
        """;

    /// <inheritdoc />
    protected override IReadOnlyList<string> Columns { get; } = ["time_stamp", "user_name", "group_name", "user_id"];

    /// <inheritdoc />
    protected override async ValueTask<IReadOnlyList<string[]>?> ReadAsync(ISharedState shared, ArgumentLine line)
    {
        var groups = await Session.Grains.ListAsync([DirectoryKeys.Groups]);
        var names = groups.ToDictionary(static group => group.Id, static group => group.Name, StringComparer.Ordinal);
        var users = await Session.Grains.ListAsync(DirectoryKeys.Users);
        return [.. users.Select(user => new[] { TableCell.Of(user.CreatedUtc), user.Name, names.GetValueOrDefault(user.Detail, ""), user.Id })];
    }
}
