using Mrci.Commands.Tables;
using Mrci.Grains.Channels;
using Mrci.Modules;
using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Commands.Channels;

/// <summary><c>ls_open_chs</c>: lists the sub-channels open in the session (C-ls_open_chs.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class LsOpenChsCommand(ISessionContext session) : TextCommand("ls_open_chs", session)
{
    private const int MinimumWidth = 14;

    private static readonly string[] Columns = ["channel_name", "sub_channel_name", "channel_id", "sub_channel_id", "read_only"];

    /// <inheritdoc />
    protected override string Help =>
        """
        Lists the sub-channels that this session has open, with their names and ids. read_only is 1 where you receive but cannot send.
        open_sub_ch and close_sub_ch change the list; it is empty after login and logout.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        var channels = new Dictionary<ulong, ChannelSnapshot?>();
        var open = shared.OpenChannels;
        for (var slot = 0; slot < ChannelList.Slots; slot++)
        {
            var channelId = open[slot].ChannelId;
            if (!open[slot].IsBlank && !channels.ContainsKey(channelId))
                channels.Add(channelId, await ReadAsync(shared, channelId));
        }

        var rows = new List<string[]>(ChannelList.Slots);
        foreach (var id in open)
            rows.Add(Row(id, channels[id.ChannelId], shared.WritableChannels.Contains(id)));
        Main(TableLayout.Render(Columns, rows, MinimumWidth));
    }

    private static string[] Row(SubChannelId id, ChannelSnapshot? channel, bool isWritable) =>
    [
        channel?.Name ?? "",
        channel?.SubChannels.FirstOrDefault(subChannel => subChannel.SubId == id.SubId)?.Name ?? "",
        TableCell.Of(id.ChannelId),
        TableCell.Of(id.SubId),
        TableCell.Of(!isWritable),
    ];

    private Task<ChannelSnapshot?> ReadAsync(ISharedState shared, ulong channelId) =>
        Session.Grains.GetGrain<IChannelGrain>((long)channelId)
            .GetAsync(shared.UserId.IsEmpty ? null : shared.UserId.ToString(), shared.ChannelOwnerOverride);
}
