using System.Collections.Concurrent;
using Mrci.Grains.Channels;
using Mrci.TcpFront.Hub;

namespace Mrci.TcpFront.Tests.Fakes;

/// <summary>Owners of sub-channels that know what they have accepted.</summary>
internal sealed class FakeOwners : ICastOwners
{
    private readonly ConcurrentDictionary<SubChannelRef, FakeOwner> _owners = new();

    /// <summary>Makes the next questions wait, or fail.</summary>
    public Func<Task> OnRead { get; set; } = static () => Task.CompletedTask;

    public FakeOwner this[SubChannelRef subChannel] => _owners.GetOrAdd(subChannel, static key => new FakeOwner(key));

    public CastEvent Accept(SubChannelRef subChannel, string source, SubChannelRef[] list) => this[subChannel].Accept(source, list);

    public async Task<CastReplay> ReadAsync(SubChannelRef subChannel, long epoch, long after)
    {
        await OnRead();
        return this[subChannel].Read(epoch, after);
    }
}
