using System.Collections.Concurrent;
using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Mrci.Commands.Tests.Harness;

/// <summary>States that outlive an engine, as in a database.</summary>
internal sealed class SharedStates : IGrainStorage
{
    private readonly ConcurrentDictionary<(string State, GrainId Grain), (byte[] Json, int Version)> _records = new();

    /// <summary>Whether nothing that is written gets here: the writers are dead.</summary>
    public bool IsDetached { get; set; }

    public int Count(string state) => _records.Keys.Count(key => key.State == state);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.RecordExists = _records.TryGetValue((stateName, grainId), out var record);
        if (grainState.RecordExists)
            grainState.State = JsonSerializer.Deserialize<T>(record.Json)!;
        grainState.ETag = grainState.RecordExists ? record.Version.ToString() : null!;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (IsDetached)
            throw new IOException("The store is out of reach.");
        var next = _records.GetValueOrDefault((stateName, grainId)).Version + 1;
        _records[(stateName, grainId)] = (JsonSerializer.SerializeToUtf8Bytes(grainState.State), next);
        grainState.ETag = next.ToString();
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _records.TryRemove((stateName, grainId), out _);
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }
}
