using Mrci.Grains.Channels;
using Mrci.Grains.Sessions;
using Mrci.Grains.Streams;
using Mrci.TcpFront.Connections;
using Mrci.TcpFront.Tests.Fakes;
using Mrci.TcpFront.Tests.Hosting;

namespace Mrci.TcpFront.Tests.Outbound;

public sealed class SlowReaderTests
{
    [Fact]
    public async Task Client_that_does_not_read_is_closed_while_others_go_on()
    {
        // P-2.13
        const int Casts = 40;
        var main = new SubChannelRef(1, 0);
        await using var host = await FrontHost.StartAsync(options => options.MaxOutboundBytes = 8 * 1024 * 1024);
        host.Grains.OnNewSession = session => session.OnAttach = () => Task.FromResult(
            FakeSession.Text(1, "ready") with { Interests = new SessionInterests(1, [], [main], ActiveUpdate: false) });
        await using var slow = await RawClient.StartAsync(host.Endpoint, receiveBuffer: 8192);
        await using var brisk = await RawClient.StartAsync(host.Endpoint);
        await Wait.UntilAsync("both to be attached", () => host.Grains.Sessions.Values.Count(session => session.Calls.Count == 2) == 2);

        for (var i = 0; i < Casts; i++)
        {
            var payload = new byte[1_000_000];
            payload[0] = (byte)i;
            host.Streams.Publish(StreamNames.Of(main), new CastEvent(main, i + 1, "somebody", i + 1, CastKind.Cast, 43, payload, [main], Epoch: 1));
            (await brisk.ReadRawFrameAsync()).Payload[0].ShouldBe((byte)i);
        }

        await Wait.UntilAsync("the slow one to be closed", () => host.Metrics.Closes.Count == 1);
        host.Metrics.Closes.ShouldHaveSingleItem().ShouldBe(CloseReason.SlowReader);
        await Wait.UntilAsync("the slow one to be counted out", () => host.Grains.Registry.Left.Count == 1);
        host.Metrics["mrci.front.casts.delivered"].ShouldBeInRange(Casts + 8, 2 * Casts);
        await brisk.SendTextAsync(300, "still here");
        (await brisk.ReadFrameAsync()).ShouldBe("300:Text:still here");
    }
}
