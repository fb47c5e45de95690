using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Mrci.Storage.Backups;

/// <summary>Writes a backup line by line; holds no more than one line.</summary>
internal sealed class BackupWriter : IDisposable
{
    private readonly Stream _output;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly BackupCounter _counter = new();
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Utf8JsonWriter _json;

    public BackupWriter(Stream output)
    {
        _output = output;
        _json = new Utf8JsonWriter(_line);
    }

    public async Task WriteAsync(BackupLine line, CancellationToken cancellationToken)
    {
        _line.ResetWrittenCount();
        _json.Reset();
        JsonSerializer.Serialize(_json, line, BackupJson.Default.BackupLine);
        await _json.FlushAsync(cancellationToken);
        _line.Write("\n"u8);
        _hash.AppendData(_line.WrittenSpan);
        _counter.Add(line);
        await _output.WriteAsync(_line.WrittenMemory, cancellationToken);
    }

    /// <summary>Writes the last line.</summary>
    public async Task<BackupSummary> EndAsync(CancellationToken cancellationToken)
    {
        var end = _counter.ToEnd(Convert.ToHexStringLower(_hash.GetCurrentHash()));
        await WriteAsync(end, cancellationToken);
        await _output.FlushAsync(cancellationToken);
        return end.ToSummary();
    }

    public void Dispose()
    {
        _json.Dispose();
        _hash.Dispose();
    }
}
