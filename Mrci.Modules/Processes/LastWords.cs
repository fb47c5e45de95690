using System.Text;

namespace Mrci.Modules.Processes;

/// <summary>Keeps the end of what a process writes to its standard error: why it died. The rest is read and dropped, so that no pipe fills up.</summary>
internal sealed class LastWords
{
    private const int Kept = 2000;

    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();

    /// <summary>Reads to the end.</summary>
    /// <param name="stream">What the process writes.</param>
    /// <param name="keeps">False to drop it.</param>
    public async Task ReadAsync(Stream stream, bool keeps)
    {
        var buffer = new byte[1024];
        try
        {
            while (await stream.ReadAsync(buffer) is > 0 and var length)
            {
                if (keeps)
                    Add(Encoding.UTF8.GetString(buffer, 0, length));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The process has gone.
        }
    }

    /// <inheritdoc />
    public override string ToString()
    {
        lock (_gate)
            return _text.ToString().Trim();
    }

    private void Add(string text)
    {
        lock (_gate)
        {
            _text.Append(text);
            if (_text.Length > 2 * Kept)
                _text.Remove(0, _text.Length - Kept);
        }
    }
}
