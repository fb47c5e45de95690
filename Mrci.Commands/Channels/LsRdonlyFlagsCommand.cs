using Mrci.Commands.Tables;
using Mrci.Domain.Names;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary><c>ls_rdonly_flags</c>: lists the read-only flags of a channel (C-ls_rdonly_flags.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class LsRdonlyFlagsCommand(ISessionContext session) : TableCommand("ls_rdonly_flags", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Lists the read-only flags of a channel: sessions of that access_level may receive but not send on that sub-channel. Who is no member sees
        those of the public sub-channels only. add_rdonly_flag and rm_rdonly_flag change them.
        """;

    /// <inheritdoc />
    protected override IReadOnlyList<string> Columns { get; } = ["sub_channel_id", "access_level", "channel_name"];

    /// <inheritdoc />
    protected override bool TakesFilters => false;

    /// <inheritdoc />
    protected override async ValueTask<IReadOnlyList<string[]>?> ReadAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, ChannelKeys.Channel, out var name) || !Valid(ChannelKeys.Channel, ChannelNames.IsValid(name)))
            return null;

        var grain = await Session.Grains.FindChannelAsync(name);
        var list = grain is null ? null : await grain.GetReadOnlyFlagsAsync(shared.UserId.ToString(), shared.ChannelOwnerOverride);
        return Found(list is not null, "channel of that name")
            ? [.. list!.Flags.Select(flag => new[] { TableCell.Of(flag.SubId), TableCell.Of((ulong)flag.Level), list.ChannelName })]
            : null;
    }
}
