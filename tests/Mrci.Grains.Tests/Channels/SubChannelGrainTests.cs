using Mrci.Grains.Channels;
using Mrci.Grains.Streams;
using Mrci.Grains.Tests.Harness;
using Orleans.Streams;

namespace Mrci.Grains.Tests.Channels;

public sealed class SubChannelGrainTests
{
    private static readonly SubChannelRef Main = new(3, 7);
    private static readonly string Alice = new('a', 64);
    private static readonly string Bob = new('b', 64);

    [Fact]
    public async Task Casts_are_published_with_gapless_numbers_in_order()
    {
        // D-604, P-7.5, design.md section 4
        await using var host = await TestHost.StartAsync();
        var casts = await ListenAsync(host);
        var main = host.SubChannel(Main);
        (await main.OpenAsync("s1", Decision(Alice))).ShouldBeTrue();
        (await main.OpenAsync("s2", Decision(Bob))).ShouldBeTrue();

        var sent = await Task.WhenAll(
            Enumerable.Range(1, 200).Select(number => main.CastAsync(Request(number % 2 == 0 ? "s1" : "s2", number))));

        sent.ShouldAllBe(status => status == CastStatus.Accepted);
        var received = await casts.HavingAsync(200);
        received.Select(cast => cast.Sequence).ShouldBe(Enumerable.Range(1, 200).Select(number => (long)number));
        received.Where(cast => cast.Source == "s1").Select(cast => cast.SourceSequence).ShouldBeInOrder();
        received.ShouldAllBe(cast => cast.SubChannel == Main && cast.Type == 31 && cast.Payload.Length == 3);
    }

    [Fact]
    public async Task Sender_without_the_right_to_write_is_refused()
    {
        // P-8.8, P-7.22: LIMITED_CAST needs only an open sub-channel
        await using var host = await TestHost.StartAsync();
        var casts = await ListenAsync(host);
        var main = host.SubChannel(Main);
        await main.OpenAsync("s1", Decision(Alice) with { CanWrite = false });

        (await main.CastAsync(Request("s1", 1))).ShouldBe(CastStatus.ReadOnly);
        (await main.CastAsync(Request("s1", 2) with { Kind = CastKind.Limited })).ShouldBe(CastStatus.Accepted);

        (await casts.HavingAsync(1)).ShouldHaveSingleItem().SourceSequence.ShouldBe(2);
    }

    [Fact]
    public async Task Sender_that_is_not_in_is_refused()
    {
        // D-604: the grain goes by its own table
        await using var host = await TestHost.StartAsync();
        var main = host.SubChannel(Main);
        (await main.CastAsync(Request("s1", 1))).ShouldBe(CastStatus.NotOpen);
        await main.OpenAsync("s1", Decision(Alice));
        await main.CloseAsync("s1");
        await main.CloseAsync("s1");

        (await main.CastAsync(Request("s1", 2))).ShouldBe(CastStatus.NotOpen);
    }

    [Fact]
    public async Task Revocation_shuts_out_and_refuses_older_decisions()
    {
        // D-604: no cast after the change uses the old right
        await using var host = await TestHost.StartAsync();
        var main = host.SubChannel(Main);
        await main.OpenAsync("s1", Decision(Alice));
        await main.OpenAsync("s2", Decision(Bob));

        await main.RevokeAsync(5, [Alice]);
        (await main.CastAsync(Request("s1", 1))).ShouldBe(CastStatus.NotOpen);
        (await main.CastAsync(Request("s2", 1))).ShouldBe(CastStatus.Accepted);
        (await main.OpenAsync("s1", Decision(Alice) with { Version = 4 })).ShouldBeFalse();
        (await main.OpenAsync("s1", Decision(Alice) with { Version = 5 })).ShouldBeTrue();

        await main.RevokeAsync(6, null);
        (await main.CastAsync(Request("s1", 2))).ShouldBe(CastStatus.NotOpen);
        (await main.CastAsync(Request("s2", 2))).ShouldBe(CastStatus.NotOpen);
    }

    [Fact]
    public async Task Decision_that_does_not_allow_or_is_for_elsewhere_is_refused()
    {
        // D-604
        await using var host = await TestHost.StartAsync();
        var main = host.SubChannel(Main);

        (await main.OpenAsync("s1", Decision(Alice) with { Status = OpenStatus.Denied })).ShouldBeFalse();
        (await main.OpenAsync("s1", Decision(Alice) with { SubChannel = new(3, 8) })).ShouldBeFalse();
    }

    [Fact]
    public async Task Cast_that_the_stream_refuses_for_a_moment_keeps_its_number()
    {
        // design.md section 4
        await using var host = await TestHost.StartAsync();
        var casts = await ListenAsync(host);
        var main = host.SubChannel(Main);
        await main.OpenAsync("s1", Decision(Alice));
        host.Streams.Refuse(2);

        (await main.CastAsync(Request("s1", 1))).ShouldBe(CastStatus.Accepted);
        (await main.CastAsync(Request("s1", 2))).ShouldBe(CastStatus.Accepted);

        (await casts.HavingAsync(2)).Select(cast => (cast.Sequence, cast.SourceSequence)).ShouldBe([(1L, 1L), (2L, 2L)]);
    }

    [Fact]
    public async Task Cast_that_cannot_be_published_fails_and_ends_the_owner()
    {
        // design.md section 4: a number is never used twice
        await using var host = await TestHost.StartAsync();
        var main = host.SubChannel(Main);
        await main.OpenAsync("s1", Decision(Alice));
        host.Streams.Refuse(4);

        await Should.ThrowAsync<IOException>(() => main.CastAsync(Request("s1", 1)));

        (await main.CastAsync(Request("s1", 1))).ShouldBe(CastStatus.NotOpen);
    }

    private static OpenDecision Decision(string userId) =>
        new(OpenStatus.Allowed, Main, CanWrite: true, Level: 4, Active: false, Version: 1, userId);

    private static CastRequest Request(string session, long sequence) => new(session, sequence, CastKind.Cast, 31, [1, 2, 3], [Main]);

    private static async Task<StreamRecorder<CastEvent>> ListenAsync(TestHost host)
    {
        var recorder = new StreamRecorder<CastEvent>();
        await host.Streams.GetStream<CastEvent>(StreamNames.Of(Main)).SubscribeAsync(recorder);
        return recorder;
    }
}
