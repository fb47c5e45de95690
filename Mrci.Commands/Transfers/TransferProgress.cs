namespace Mrci.Commands.Transfers;

/// <summary>
/// Says when a transfer should tell how far it is (P-3.23): at the end, and before it at most once per percent and at most once per 64 KiB, so that
/// small frames do not double the number of frames.
/// </summary>
internal struct TransferProgress
{
    private const long SmallestStep = 64 * 1024;
    private const int Steps = 100;

    private readonly long _total;
    private long _next;

    /// <summary>Starts at nothing.</summary>
    /// <param name="total">Bytes of the whole transfer.</param>
    public TransferProgress(long total)
    {
        _total = total;
        _next = Step;
    }

    private readonly long Step => Math.Max(SmallestStep, _total / Steps);

    /// <summary>Notes how far it is.</summary>
    /// <param name="done">Bytes moved so far.</param>
    /// <returns>Whether it is to be told.</returns>
    public bool IsDue(long done)
    {
        if (done < _next && done < _total)
            return false;
        _next = done + Step;
        return true;
    }
}
