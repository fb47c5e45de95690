using System.Globalization;
using Mrci.Commands.Tables;
using Mrci.Domain.Names;
using Mrci.Grains.Directories;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Channels;

/// <summary><c>find_ch</c>: searches channels by name or id (C-find_ch.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class FindChCommand(ISessionContext session) : TableCommand("find_ch", session)
{
    private const string NameKey = "-name";
    private const string IdKey = "-id";

    /// <inheritdoc />
    protected override string Help =>
        """
        Searches all channels of the host, whether you are a member or not.

        -name (text)   shows those whose name contains the text, 1 to 32 characters without blanks; case does not matter.
        -id (int)      shows the one with that id. The name wins when both are given.

        Without arguments all channels are shown.
        """;

    /// <inheritdoc />
    protected override IReadOnlyList<string> Columns { get; } = ["channel_id", "channel_name"];

    /// <inheritdoc />
    protected override async ValueTask<IReadOnlyList<string[]>?> ReadAsync(ISharedState shared, ArgumentLine line)
    {
        var part = line.Get(NameKey);
        var idText = line.Get(IdKey);
        if (!Valid(NameKey, part is null || ChannelNames.IsValidPart(part))
            || !Valid(IdKey, idText is null || Numbers.TryParse(idText, 0, ulong.MaxValue, out ulong _)))
        {
            return null;
        }

        // An id of another spelling, 007 for instance, is the same number.
        _ = Numbers.TryParse(idText, 0, ulong.MaxValue, out ulong id);
        IReadOnlyList<string> parts = part is null && idText is not null ? [DirectoryKeys.OfChannel(id)] : DirectoryKeys.Channels;
        var rows = (await Session.Grains.ListAsync(parts)).Select(static row => (Id: ulong.Parse(row.Id, CultureInfo.InvariantCulture), row.Name));
        if (part is not null)
            rows = rows.Where(row => CanonicalName.Of(row.Name).Contains(CanonicalName.Of(part), StringComparison.Ordinal));
        else if (idText is not null)
            rows = rows.Where(row => row.Id == id);

        // Ids are given in the order of creation (D-304, C-TBL.3).
        return [.. rows.OrderBy(static row => row.Id).Select(static row => new[] { TableCell.Of(row.Id), row.Name })];
    }
}
