using Mrci.Commands.Tables;
using Mrci.Domain.Logs;

namespace Mrci.Grains.Logs;

/// <summary>C-ls_act_log.1.</summary>
internal sealed class ActivityLogCells : LogCells<ActivityLogEntry>
{
    public override ValueTask<string[]> RenderAsync(ActivityLogEntry entry) => new(
    [
        TableCell.Of(entry.Time),
        entry.Address.ToString(),
        entry.SessionId.ToString(),
        $"{entry.ClientVersion.Major}.{entry.ClientVersion.Minor}.{entry.ClientVersion.Patch}",
        entry.Text,
    ]);
}
