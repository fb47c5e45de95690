using System.Collections.Concurrent;
using Mrci.Grains.Bans;
using Mrci.Grains.Certificates;
using Mrci.Grains.Channels;
using Mrci.Grains.Registry;
using Mrci.Grains.Sessions;
using NSubstitute;
using Orleans;

namespace Mrci.TcpFront.Tests.Fakes;

/// <summary>All grains that the front calls.</summary>
internal sealed class FakeGrains
{
    public FakeGrains()
    {
        Factory = Substitute.For<IGrainFactory>();
        Factory.GetGrain<ISessionRegistryGrain>(0).Returns(Registry);
        Factory.GetGrain<IBanGrain>(0).Returns(Bans);
        Factory.GetGrain<ICertificateGrain>(Arg.Any<string>()).Returns(Certificates);
        var subChannel = Substitute.For<ISubChannelGrain>();
        subChannel.ReadAsync(Arg.Any<long>(), Arg.Any<long>()).Returns(new CastReplay(1, 0, []));
        Factory.GetGrain<ISubChannelGrain>(Arg.Any<string>()).Returns(subChannel);
        Factory.GetGrain<ISessionGrain>(Arg.Any<string>()).Returns(call => Sessions.GetOrAdd(call.ArgAt<string>(0), Make));
    }

    public IGrainFactory Factory { get; }

    public FakeRegistry Registry { get; } = new();

    public FakeBans Bans { get; } = new();

    public FakeCertificates Certificates { get; } = new();

    public ConcurrentDictionary<string, FakeSession> Sessions { get; } = new(StringComparer.Ordinal);

    /// <summary>Prepares each new session.</summary>
    public Action<FakeSession> OnNewSession { get; set; } = static _ => { };

    /// <summary>The session, when the test has one only.</summary>
    public FakeSession Session => Sessions.Values.ShouldHaveSingleItem();

    private FakeSession Make(string sessionId)
    {
        var session = new FakeSession();
        OnNewSession(session);
        return session;
    }
}
