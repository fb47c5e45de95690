using System.Text.Json;
using Orleans.Runtime;
using Orleans.Storage;

namespace Mrci.Grains.Tests.Harness;

/// <summary>The disk: outlives the hosts that use it.</summary>
internal sealed class StoredRecords
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string State, string Key), (string Json, int Version)> _records = [];

    /// <summary>The files of modules.</summary>
    public StoredFiles Files { get; } = new();

    public (string Json, string ETag)? Read(string state, GrainId grain)
    {
        lock (_gate)
        {
            return _records.TryGetValue((state, KeyOf(grain)), out var record) ? (record.Json, record.Version.ToString()) : null;
        }
    }

    public string Write(string state, GrainId grain, string? etag, string json)
    {
        lock (_gate)
        {
            var key = (state, KeyOf(grain));
            var stored = _records.TryGetValue(key, out var record) ? record.Version.ToString() : null;
            if (!string.Equals(stored, etag, StringComparison.Ordinal))
                throw new InconsistentStateException($"{state} {grain}", stored, etag);
            _records[key] = (json, record.Version + 1);
            return (record.Version + 1).ToString();
        }
    }

    /// <summary>Puts a state in place before any host runs.</summary>
    public void Seed<T>(string state, string key, T value)
    {
        lock (_gate)
            _records[(state, key)] = (JsonSerializer.Serialize(value), 1);
    }

    /// <summary>All states of a kind, by grain key.</summary>
    public IReadOnlyDictionary<string, T> All<T>(string state)
    {
        lock (_gate)
        {
            return _records.Where(record => record.Key.State == state)
                .ToDictionary(record => record.Key.Key, record => JsonSerializer.Deserialize<T>(record.Value.Json)!, StringComparer.Ordinal);
        }
    }

    public string Json(string state, string key)
    {
        lock (_gate)
            return _records[(state, key)].Json;
    }

    // As in the database, where rows are named by state and key (an integer key in hexadecimal).
    private static string KeyOf(GrainId grain) => grain.Key.ToString()!;
}
