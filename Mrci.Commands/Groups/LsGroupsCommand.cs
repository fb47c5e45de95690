using Mrci.Commands.Tables;
using Mrci.Grains.Directories;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Groups;

/// <summary>Lists all groups (C-ls_groups.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class LsGroupsCommand(ISessionContext session) : TableCommand("ls_groups", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Lists all groups with their ranks; 1 is the highest. Every column can be searched: -group_name staff shows the rows whose name contains
        staff.
        """;

    /// <inheritdoc />
    protected override IReadOnlyList<string> Columns { get; } = ["group_name", "host_rank"];

    /// <inheritdoc />
    protected override async ValueTask<IReadOnlyList<string[]>?> ReadAsync(ISharedState shared, ArgumentLine line)
    {
        var groups = await Session.Grains.ListAsync([DirectoryKeys.Groups]);
        return [.. groups.Select(static group => new[] { group.Name, group.Detail })];
    }
}
