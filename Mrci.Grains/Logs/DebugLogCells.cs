using Mrci.Commands.Tables;
using Mrci.Domain.Logs;

namespace Mrci.Grains.Logs;

/// <summary>C-ls_dbg.1.</summary>
internal sealed class DebugLogCells : LogCells<DebugLogEntry>
{
    public override ValueTask<string[]> RenderAsync(DebugLogEntry entry) => new([TableCell.Of(entry.Time), entry.Text]);
}
