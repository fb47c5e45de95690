using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Mrci.Storage.Backups;

/// <summary>Reads a backup line by line and checks it; holds no more than one line. What it gave counts only once it has ended.</summary>
internal sealed class BackupReader(Stream input) : IDisposable
{
    // A payload of 96 MiB in base64. What has no end of line for longer is not one of our files.
    private const int LongestLine = 128 * 1024 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly BackupCounter _counter = new();
    private long _number;

    /// <summary>What the backup holds; known when all rows have been read.</summary>
    public BackupSummary? Summary { get; private set; }

    /// <summary>The rows.</summary>
    /// <exception cref="BackupException">The file is not what it should be.</exception>
    public async IAsyncEnumerable<BackupLine> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in ReadLinesAsync(cancellationToken))
        {
            if (Summary is not null)
                throw Wrong("stands behind the end");
            if (_number == 1)
                CheckHeader(line);
            else if (line is BackupEnd end)
                CheckEnd(end);
            else if (line is BackupHeader)
                throw Wrong("is a second header; is this two backups in one file?");
            else
                yield return line;
        }

        if (Summary is null)
            throw new BackupException($"The backup is cut off after line {_number}: it has no end. Nothing was restored.");
    }

    public void Dispose() => _hash.Dispose();

    private static void CheckHeader(BackupLine line)
    {
        if (line is not BackupHeader header)
            throw new BackupException("The file is not a backup of mrci-admin: its first line is no header.");
        if (header.Format is < BackupHeader.OldestFormat or > BackupHeader.CurrentFormat)
        {
            throw new BackupException(
                $"The backup has format {header.Format}; this program knows {BackupHeader.OldestFormat} to {BackupHeader.CurrentFormat}. Use the mrci-admin of the version that made it.");
        }
    }

    private void CheckEnd(BackupEnd end)
    {
        var found = _counter.ToEnd(Convert.ToHexStringLower(_hash.GetCurrentHash()));
        if (found != end)
            throw new BackupException($"The backup is damaged: its last line announces {end}, its contents are {found}. Nothing was restored.");
        Summary = end.ToSummary();
    }

    private async IAsyncEnumerable<BackupLine> ReadLinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 128 * 1024, leaveOpen: true));
        var searched = 0L;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.Slice(searched).PositionOf((byte)'\n') is { } newLine)
            {
                var bytes = rest.Slice(0, newLine);
                rest = rest.Slice(rest.GetPosition(1, newLine));
                searched = 0;
                var line = Parse(bytes);
                Account(line, bytes);
                yield return line;
            }

            if (rest.Length > LongestLine)
                throw new BackupException($"Line {_number + 1} is longer than {LongestLine} bytes: the file is not a backup of mrci-admin, or damaged.");
            if (read.IsCompleted)
            {
                if (!rest.IsEmpty)
                    throw new BackupException($"The backup is cut off within line {_number + 1}. Nothing was restored.");
                await reader.CompleteAsync();
                yield break;
            }

            searched = rest.Length;
            reader.AdvanceTo(rest.Start, rest.End);
        }
    }

    private BackupLine Parse(ReadOnlySequence<byte> bytes)
    {
        _number++;
        try
        {
            var json = new Utf8JsonReader(bytes);
            return JsonSerializer.Deserialize(ref json, BackupJson.Default.BackupLine) ?? throw Wrong("is null");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or FormatException)
        {
            throw _number == 1
                ? new BackupException("The file is not a backup of mrci-admin: its first line is no header.", exception)
                : Wrong($"cannot be read: {exception.Message}", exception);
        }
    }

    // The last line says what those before it must come to, so it is not part of that itself.
    private void Account(BackupLine line, ReadOnlySequence<byte> bytes)
    {
        if (line is BackupEnd)
            return;
        foreach (var segment in bytes)
            _hash.AppendData(segment.Span);
        _hash.AppendData("\n"u8);
        _counter.Add(line);
    }

    private BackupException Wrong(string what, Exception? cause = null) =>
        new($"The backup is damaged: line {_number} {what}. Nothing was restored.", cause);
}
