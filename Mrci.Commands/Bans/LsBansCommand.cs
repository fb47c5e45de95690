using Mrci.Commands.Tables;
using Mrci.Grains.Bans;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Bans;

/// <summary>Lists the banned addresses, or lifts the bans that match (C-ls_bans.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class LsBansCommand(ISessionContext session) : TableCommand("ls_bans", session)
{
    private const int AddressColumn = 1;

    /// <inheritdoc />
    protected override string Help =>
        """
        Lists the banned addresses with the time (UTC) since when they are. Every column can be searched: -ip_address 192.0.2. shows the rows
        whose address contains that text.

        -delete   lifts the bans that match instead of showing them, all of them when no column is searched; asks first.
        """;

    /// <inheritdoc />
    protected override IReadOnlyList<string> Columns { get; } = ["time_stamp", "ip_address"];

    /// <inheritdoc />
    protected override bool IsDeletable => true;

    /// <inheritdoc />
    protected override async ValueTask<IReadOnlyList<string[]>?> ReadAsync(ISharedState shared, ArgumentLine line) => await RowsAsync();

    /// <inheritdoc />
    protected override async ValueTask DeleteAsync(TableFilter filter)
    {
        var rows = await RowsAsync();
        await Session.Grains.GetGrain<IBanGrain>(0).RemoveAsync([.. rows.Where(filter.Keeps).Select(static row => row[AddressColumn])]);
    }

    private async ValueTask<string[][]> RowsAsync()
    {
        var list = await Session.Grains.GetGrain<IBanGrain>(0).GetAsync(BanList.UnknownVersion);
        return [.. list!.Bans.Select(static ban => new[] { TableCell.Of(ban.SinceUtc), ban.Address })];
    }
}
