using Microsoft.Extensions.Time.Testing;
using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Channels;
using Mrci.Grains.Groups;
using Mrci.Grains.Sessions;
using Mrci.Protocol.Payloads;

namespace Mrci.Commands.Tests.Sessions;

public sealed class LeaseTests
{
    // P-10.23, P-1.18 step 1: without a word of its front for 60 s the session ends and its peers are told.
    [Fact]
    public async Task Session_without_its_front_ends_by_itself()
    {
        var time = new FakeTimeProvider();
        await using var host = await TestHost.StartAsync(time: time);
        var owner = await host.AddUserAsync("olga", GroupIds.Root);
        var main = await host.AddChannelAsync(owner, "chat", "main");
        var casts = await host.RecordAsync(main);
        var session = await host.ConnectAsync(owner);
        await session.SendAsync(307, "-ch_name chat -sub_name main");

        var farewell = casts.NextAsync();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!farewell.IsCompleted && await pace.WaitForNextTickAsync())
            time.Advance(TimeSpan.FromSeconds(1));

        PeerStat.TryRead((await farewell).Payload, out var stat).ShouldBeTrue();
        (stat.SessionId, stat.Disconnected).ShouldBe((session.SessionId, true));
        await Should.ThrowAsync<SessionEpochException>(() => session.RenewAsync());
        (await host.Grains.GetGrain<ISubChannelGrain>(main.Key).CastAsync(
            new CastRequest(session.Id, long.MaxValue, CastKind.Cast, 31, [1], [main]))).ShouldBe(CastStatus.NotOpen);
    }

    // P-10.23: any word of the front counts.
    [Fact]
    public async Task Session_that_is_renewed_lives_on()
    {
        var time = new FakeTimeProvider();
        await using var host = await TestHost.StartAsync(time: time);
        var session = await host.ConnectAsync();

        for (var quarter = 0; quarter < 20; quarter++)
        {
            time.Advance(TimeSpan.FromSeconds(15));
            if (quarter % 3 == 0)
                (await session.RenewAsync()).ShouldBeEmpty();
        }

        (await session.SendAsync(306, "")).ShouldNotBeEmpty();
    }
}
