using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Mrci.Grains.Tests.Harness;

/// <summary>One host's way to the disk, which fails where the test wants it to.</summary>
internal sealed class FaultyStorage(StoredRecords records) : IGrainStorage
{
    private readonly Lock _gate = new();
    private int _writes;
    private int _faultAt;
    private FaultKind _kind;
    private bool _isDead;

    /// <summary>Writes tried since the fault was set, or since the start.</summary>
    public int Writes => Volatile.Read(ref _writes);

    /// <summary>Whether the fault has happened.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Makes the n-th write from now on fail, 1 for the next.</summary>
    public void FailWrite(int nth, FaultKind kind)
    {
        lock (_gate)
        {
            _writes = 0;
            _faultAt = nth;
            _kind = kind;
            HasFailed = false;
        }
    }

    public void Kill()
    {
        lock (_gate)
            _isDead = true;
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_gate)
            ThrowIfDead();
        var record = records.Read(stateName, grainId);
        grainState.State = record is { } found ? JsonSerializer.Deserialize<T>(found.Json) : Activator.CreateInstance<T>();
        grainState.ETag = record?.ETag;
        grainState.RecordExists = record is not null;
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // Calls that may interleave get their chance.
        await Task.Yield();
        FaultKind? fault;
        lock (_gate)
        {
            ThrowIfDead();
            fault = ++_writes == _faultAt ? _kind : null;
            HasFailed |= fault is not null;
            _isDead |= fault is FaultKind.KilledBefore or FaultKind.KilledAfter;
        }

        if (fault is FaultKind.Refused or FaultKind.KilledBefore)
            throw new IOException($"The write of {stateName} {grainId} has been refused.");
        var etag = records.Write(stateName, grainId, grainState.ETag, JsonSerializer.Serialize(grainState.State));
        if (fault is not null)
            throw new IOException($"The answer to the write of {stateName} {grainId} has been lost.");
        grainState.ETag = etag;
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new NotSupportedException("No grain clears its state.");

    private void ThrowIfDead()
    {
        if (_isDead)
            throw new IOException("This host is dead.");
    }
}
