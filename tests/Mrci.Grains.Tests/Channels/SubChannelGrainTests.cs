using Mrci.Grains.Channels;
using Mrci.Grains.Cluster;
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
    public async Task Cast_that_the_stream_does_not_take_is_accepted_and_can_be_asked_for()
    {
        // design.md section 4: the stream is the hint, the sequence is the guarantee
        await using var host = await TestHost.StartAsync();
        var main = host.SubChannel(Main);
        await main.OpenAsync("s1", Decision(Alice));
        host.Streams.Refuse(4);

        (await main.CastAsync(Request("s1", 1))).ShouldBe(CastStatus.Accepted);
        (await main.CastAsync(Request("s1", 2))).ShouldBe(CastStatus.Accepted);

        var head = await main.ReadAsync(0, 0);
        (await main.ReadAsync(head.Epoch, 0)).Casts.Select(cast => (cast.Sequence, cast.SourceSequence)).ShouldBe([(1L, 1L), (2L, 2L)]);
    }

    [Fact]
    public async Task Cast_that_is_tried_again_is_accepted_and_not_published_again()
    {
        // P-7.0.3 a
        await using var host = await TestHost.StartAsync();
        var casts = await ListenAsync(host);
        var main = host.SubChannel(Main);
        await main.OpenAsync("s1", Decision(Alice));
        await main.OpenAsync("s2", Decision(Bob));

        (await main.CastAsync(Request("s1", 7))).ShouldBe(CastStatus.Accepted);
        (await main.CastAsync(Request("s1", 7))).ShouldBe(CastStatus.Accepted);
        (await main.CastAsync(Request("s1", 6))).ShouldBe(CastStatus.Accepted);
        (await main.CastAsync(Request("s2", 7))).ShouldBe(CastStatus.Accepted);
        (await main.CastAsync(Request("s1", 8))).ShouldBe(CastStatus.Accepted);

        (await casts.HavingAsync(3)).Select(cast => (cast.Source, cast.SourceSequence)).ShouldBe([("s1", 7L), ("s2", 7L), ("s1", 8L)]);
        (await main.ReadAsync(0, 0)).Head.ShouldBe(3);
    }

    [Fact]
    public async Task Cast_by_a_session_that_came_back_is_still_known()
    {
        // The table of sessions says nothing of what was cast.
        await using var host = await TestHost.StartAsync();
        var main = host.SubChannel(Main);
        await main.OpenAsync("s1", Decision(Alice));
        await main.CastAsync(Request("s1", 7));
        await main.CloseAsync("s1");
        await main.OpenAsync("s1", Decision(Alice));

        await main.CastAsync(Request("s1", 7));

        (await main.ReadAsync(0, 0)).Head.ShouldBe(1);
    }

    [Fact]
    public async Task Owner_tells_what_follows_a_number()
    {
        // design.md section 4
        await using var host = await TestHost.StartAsync();
        var casts = await ListenAsync(host);
        var main = host.SubChannel(Main);
        (await main.ReadAsync(0, 0)).Head.ShouldBe(0);
        await main.OpenAsync("s1", Decision(Alice));
        for (var number = 1; number <= 5; number++)
            await main.CastAsync(Request("s1", number));

        var epoch = (await casts.HavingAsync(5))[0].Epoch;
        epoch.ShouldBePositive();
        var head = await main.ReadAsync(0, 0);
        (head.Epoch, head.Head, head.Casts.Length).ShouldBe((epoch, 5L, 0));
        (await main.ReadAsync(epoch, 3)).Casts.Select(cast => cast.Sequence).ShouldBe([4L, 5L]);
        (await main.ReadAsync(epoch, 5)).Casts.ShouldBeEmpty();
        (await main.ReadAsync(epoch - 1, 3)).Casts.Select(cast => cast.Sequence).ShouldBe([1L, 2L, 3L, 4L, 5L]);
    }

    [Fact]
    public async Task Owner_keeps_so_many_casts_and_bytes_and_tells_them_in_parts()
    {
        await using var host = await TestHost.StartAsync();
        var main = host.SubChannel(Main);
        await main.OpenAsync("s1", Decision(Alice));
        await Task.WhenAll(Enumerable.Range(1, 17_000).Select(number => main.CastAsync(Request("s1", number))));

        var head = await main.ReadAsync(0, 0);
        head.Head.ShouldBe(17_000);
        (await ReadAllAsync(main, head.Epoch)).ShouldBe(Enumerable.Range(617, 16_384).Select(number => (long)number));

        foreach (var number in Enumerable.Range(17_001, 7))
            await main.CastAsync(Request("s1", number) with { Payload = new byte[1_000_000] });
        (await main.ReadAsync(head.Epoch, 0)).Casts.ShouldHaveSingleItem().Sequence.ShouldBe(17_004);
        (await ReadAllAsync(main, head.Epoch)).ShouldBe([17_004, 17_005, 17_006, 17_007]);
    }

    [Fact]
    public async Task Mirror_keeps_what_it_is_given_once_and_in_order()
    {
        // design.md section 4, ADR 0011
        await using var host = await TestHost.StartAsync();
        var mirror = Mirror(host);
        (await mirror.StoreAsync(Update(5, 0, 1))).ShouldBe(MirrorStatus.Incomplete);
        (await mirror.StoreAsync(Update(5, 0, 1) with { Sources = [new("s2", 9)] })).ShouldBe(MirrorStatus.Stored);

        (await mirror.StoreAsync(Update(5, 1, 2))).ShouldBe(MirrorStatus.Stored);
        (await mirror.StoreAsync(Update(5, 1, 2))).ShouldBe(MirrorStatus.Stored);
        (await mirror.StoreAsync(Update(5, 3, 4))).ShouldBe(MirrorStatus.Incomplete);

        var content = await mirror.TakeOverAsync(0);
        (content.Epoch, content.Last).ShouldBe((77L, 2L));
        content.Casts.Select(cast => cast.Sequence).ShouldBe([1L, 2L]);
        content.Sources.ShouldBe([new("s1", 2), new("s2", 9)], ignoreOrder: true);
    }

    [Fact]
    public async Task Mirror_refuses_an_owner_that_has_been_replaced()
    {
        // A frozen process must not acknowledge a cast when it wakes up.
        await using var host = await TestHost.StartAsync();
        var mirror = Mirror(host);
        await mirror.StoreAsync(Update(5, 0, 1) with { Sources = [] });

        (await mirror.TakeOverAsync(3)).Generation.ShouldBe(6);
        (await mirror.StoreAsync(Update(5, 1, 2))).ShouldBe(MirrorStatus.Refused);
        (await mirror.StoreAsync(Update(5, 0, 1) with { Sources = [] })).ShouldBe(MirrorStatus.Refused);
        (await mirror.StoreAsync(Update(6, 1, 2))).ShouldBe(MirrorStatus.Stored);

        (await mirror.TakeOverAsync(90)).Generation.ShouldBe(90);
        (await mirror.TakeOverAsync(90)).Generation.ShouldBe(91);
    }

    private static OpenDecision Decision(string userId) =>
        new(OpenStatus.Allowed, Main, CanWrite: true, Level: 4, Active: false, Version: 1, userId);

    private static CastRequest Request(string session, long sequence) => new(session, sequence, CastKind.Cast, 31, [1, 2, 3], [Main]);

    private static ICastMirrorGrain Mirror(TestHost host) =>
        host.Grains.GetGrain<ICastMirrorGrain>($"{Main.Key}{SitePlacement.Separator}{host.Site}");

    private static MirrorUpdate Update(long generation, long after, long number) =>
        new(generation, 77, after, [new CastEvent(Main, number, "s1", number, CastKind.Cast, 31, [1], [Main], 77)], Sources: null);

    private static async Task<List<long>> ReadAllAsync(ISubChannelGrain owner, long epoch)
    {
        List<long> numbers = [];
        while (await owner.ReadAsync(epoch, numbers.LastOrDefault()) is { Casts.Length: > 0 } replay)
            numbers.AddRange(replay.Casts.Select(cast => cast.Sequence));
        return numbers;
    }

    private static async Task<StreamRecorder<CastEvent>> ListenAsync(TestHost host)
    {
        var recorder = new StreamRecorder<CastEvent>();
        await host.Streams.GetStream<CastEvent>(StreamNames.Of(Main)).SubscribeAsync(recorder);
        return recorder;
    }
}
