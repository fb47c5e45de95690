using Microsoft.Win32.SafeHandles;

namespace Mrci.Commands.Files;

/// <summary>
/// Brings a file to the disk beside the session: it may take longer than a turn or a call may (C-FS.4), and what is acknowledged must survive a power
/// cut.
/// </summary>
/// <param name="file">The file.</param>
internal sealed class FileFlush(SafeFileHandle file)
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    private readonly Task _work = Task.Run(() => RandomAccess.FlushToDisk(file));

    /// <summary>Waits for the length of a turn.</summary>
    /// <returns>Whether it is done.</returns>
    /// <exception cref="IOException">The disk has failed.</exception>
    public async ValueTask<bool> WaitAsync(TimeProvider time)
    {
        using var enough = new CancellationTokenSource();
        await Task.WhenAny(_work, Task.Delay(Turn, time, enough.Token));
        await enough.CancelAsync();
        if (!_work.IsCompleted)
            return false;
        await _work;
        return true;
    }
}
