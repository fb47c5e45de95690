namespace Mrci.Cli.Transfers;

/// <summary>
/// The line that shows a transfer where a user can type meanwhile; it changes once per percent. Who moves the bytes never waits for the screen, which shows
/// the newest line when it gets there.
/// </summary>
/// <param name="name">Name of the command.</param>
/// <param name="changed">Told of a new <see cref="Text"/>; returns at once.</param>
internal sealed class TransferLine(string name, Action changed)
{
    private const int Marks = 30;

    private long _total;
    private long _percent = -1;
    private volatile string _text = Of(name, 0, 0);

    /// <summary>The line as it is now; any thread may ask.</summary>
    public string Text => _text;

    /// <summary>Says how many bytes are to be moved.</summary>
    public void Start(long total)
    {
        _total = total;
        Advance(0);
    }

    /// <summary>Says how many bytes have been moved.</summary>
    public void Advance(long done)
    {
        var percent = _total == 0 ? 100 : (long)(100.0 * done / _total);
        if (percent == _percent) return;
        _percent = percent;
        _text = Of(name, percent, _total);
        changed();
    }

    private static string Of(string name, long percent, long total) =>
        $"{name} [{new string('#', (int)(percent * Marks / 100))}{new string('.', Marks - (int)(percent * Marks / 100))}] {percent,3}% of {total} bytes ";
}
