namespace Mrci.Cli.Transfers;

/// <summary>The line that shows a transfer where a user can type meanwhile; it changes once per percent.</summary>
/// <param name="name">Name of the command.</param>
/// <param name="show">Takes the line.</param>
internal sealed class TransferLine(string name, Func<string, ValueTask> show)
{
    private const int Marks = 30;

    private long _total;
    private long _percent = -1;

    /// <summary>The line at some point.</summary>
    public static string Of(string name, long percent, long total) =>
        $"{name} [{new string('#', (int)(percent * Marks / 100))}{new string('.', Marks - (int)(percent * Marks / 100))}] {percent,3}% of {total} bytes ";

    /// <summary>Says how many bytes are to be moved.</summary>
    public void Start(long total)
    {
        _total = total;
        Advance(0);
    }

    /// <summary>Says how many bytes have been moved. Waits while the screen is busy, so that lines do not pile up.</summary>
    public void Advance(long done)
    {
        var percent = _total == 0 ? 100 : (long)(100.0 * done / _total);
        if (percent == _percent) return;
        _percent = percent;
        var shown = show(Of(name, percent, _total));
        if (!shown.IsCompleted) shown.AsTask().Wait();
    }
}
