namespace Mrci.Grains.Logs;

/// <summary>How the rows of one log are shown (C-TBL.2). One for each call.</summary>
internal abstract class LogCells<TEntry>
{
    /// <summary>The cells of a row.</summary>
    public abstract ValueTask<string[]> RenderAsync(TEntry entry);

    /// <summary>Rows are about to be deleted.</summary>
    public virtual ValueTask DeletingAsync(IReadOnlyList<TEntry> entries) => ValueTask.CompletedTask;
}
