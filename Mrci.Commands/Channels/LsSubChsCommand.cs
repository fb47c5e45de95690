using Mrci.Commands.Tables;
using Mrci.Domain.Names;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary>Lists the sub-channels of a channel (C-ls_sub_chs.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class LsSubChsCommand(ISessionContext session) : TableCommand("ls_sub_chs", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Lists the sub-channels of a channel; all of them for its members, only the public ones for others. lowest_access_level is the lowest level
        that may open the sub-channel: 1 the owner only, 4 all members, 5 everybody.
        """;

    /// <inheritdoc />
    protected override IReadOnlyList<string> Columns { get; } =
        ["channel_name", "channel_id", "sub_channel_id", "sub_channel_name", "lowest_access_level", "active_updates"];

    /// <inheritdoc />
    protected override bool TakesFilters => false;

    /// <inheritdoc />
    protected override async ValueTask<IReadOnlyList<string[]>?> ReadAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-ch_name", out var name) || !Valid("-ch_name", ChannelNames.IsValid(name)))
            return null;

        var grain = await Session.Grains.FindChannelAsync(name);
        var channel = grain is null ? null : await grain.GetAsync(shared.UserId.ToString(), shared.ChannelOwnerOverride);
        if (!Found(channel is not null, "channel of that name"))
            return null;

        return
        [
            .. channel!.SubChannels.Select(sub => new[]
            {
                channel.Name,
                TableCell.Of(channel.ChannelId),
                TableCell.Of(sub.SubId),
                sub.Name,
                TableCell.Of(sub.LowestLevel),
                TableCell.Of(sub.Active),
            }),
        ];
    }
}
