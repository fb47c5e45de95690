using Mrci.Commands.Tables;
using Mrci.Domain.Names;
using Mrci.Grains.Channels;
using Mrci.Grains.Users;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary><c>ls_ch_members</c>: lists the members of a channel and the invited users (C-ls_ch_members.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class LsChMembersCommand(ISessionContext session) : TableCommand("ls_ch_members", session)
{
    private const string FindKey = "-find";

    // So many accounts are asked for their names at a time: a channel may have thousands of members.
    private const int UsersAtOnce = 64;

    /// <inheritdoc />
    protected override string Help =>
        """
        Lists the members of a channel of which you are a member, and who is invited to it (pending_invite is 1 then). access_level is 1 for the
        owner, 2 for an admin, 3 for an officer, 4 for a regular member.

        -ch_name (text)   the channel.
        -find (text)      shows only those whose user name contains the text; case does not matter.
        """;

    /// <inheritdoc />
    protected override IReadOnlyList<string> Columns { get; } =
        ["channel_id", "channel_name", "pending_invite", "access_level", "user_name"];

    /// <inheritdoc />
    protected override bool TakesFilters => false;

    /// <inheritdoc />
    protected override async ValueTask<IReadOnlyList<string[]>?> ReadAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, ChannelKeys.Channel, out var name) || !Valid(ChannelKeys.Channel, ChannelNames.IsValid(name)))
            return null;

        // An unknown channel is refused like one that the caller is no member of.
        var channel = await Session.Grains.FindChannelAsync(name);
        var list = channel is null ? null : await channel.GetMembersAsync(shared.UserId.ToString(), shared.ChannelOwnerOverride);
        if (!Permitted(list is not null, "your level in the channel does not permit that."))
            return null;

        var part = CanonicalName.Of(line.Get(FindKey) ?? "");
        var rows = new List<string[]>(list!.Members.Length);
        foreach (var members in list.Members.Chunk(UsersAtOnce))
        {
            // Whose account is being deleted has no name any more.
            foreach (var row in await Task.WhenAll(members.Select(member => RowAsync(list, member))))
            {
                if (row is not null && CanonicalName.Of(row[^1]).Contains(part, StringComparison.Ordinal))
                    rows.Add(row);
            }
        }

        return rows;
    }

    private async Task<string[]?> RowAsync(ChannelMemberList list, ChannelMemberEntry member) =>
        await Session.Grains.GetGrain<IUserGrain>(member.UserId).GetAsync() is { } user
            ? [TableCell.Of(list.ChannelId), list.ChannelName, TableCell.Of(member.Pending), TableCell.Of(member.Level), user.Name]
            : null;
}
