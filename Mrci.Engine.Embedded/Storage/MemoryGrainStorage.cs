using System.Collections.Concurrent;
using System.Globalization;
using Mrci.Engine.Embedded.State;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Mrci.Engine.Embedded.Storage;

// Keeps bytes, not objects, so that no two activations ever share a state.
internal sealed class MemoryGrainStorage(string name, IGrainStorageSerializer serializer) : IGrainStorage
{
    private readonly ConcurrentDictionary<(string State, GrainId Grain), Record> _records = new();

    public static MemoryGrainStorage Create(IServiceProvider services, string name) => new(name, StorageSerializers.For(services, name));

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var record = _records.GetValueOrDefault((stateName, grainId));
        grainState.State = record?.Payload is { } payload ? serializer.Deserialize<T>(payload) : StateActivator<T>.Create();
        grainState.ETag = record?.ETag;
        grainState.RecordExists = record?.Payload is not null;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.ETag = Replace(stateName, grainId, grainState.ETag, serializer.Serialize(grainState.State));
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is not null)
            grainState.ETag = Replace(stateName, grainId, grainState.ETag, null);
        grainState.State = StateActivator<T>.Create();
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private string Replace(string stateName, GrainId grainId, string? etag, BinaryData? payload)
    {
        var key = (stateName, grainId);
        var stored = _records.GetValueOrDefault(key);
        var next = new Record(stored is null ? 1 : stored.Version + 1, payload);
        var isReplaced = string.Equals(stored?.ETag, etag, StringComparison.Ordinal)
            && (stored is null ? _records.TryAdd(key, next) : _records.TryUpdate(key, next, stored));
        return isReplaced
            ? next.ETag
            : throw new InconsistentStateException($"Version conflict: ProviderName={name} GrainType={stateName} GrainId={grainId} ETag={etag}.", stored?.ETag, etag);
    }

    private sealed record Record(int Version, BinaryData? Payload)
    {
        public string ETag => Version.ToString(CultureInfo.InvariantCulture);
    }
}
