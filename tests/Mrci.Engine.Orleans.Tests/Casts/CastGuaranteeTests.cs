using System.Diagnostics;
using Mrci.Grains.Channels;
using Mrci.Grains.Cluster;
using Mrci.Grains.Failures;
using Orleans.Runtime;

namespace Mrci.Engine.Tests.Casts;

/// <summary>No acknowledged cast is lost, repeated, or out of order when one silo dies (P-7.0.3, ADR 0011).</summary>
public sealed class CastGuaranteeTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly SubChannelRef Main = new(3, 7);

    [Fact]
    public Task Casts_survive_the_death_of_their_owner() => SurviveAsync(static places => places.Owner);

    [Fact]
    public Task Casts_survive_the_death_of_the_mirror_of_their_owner() => SurviveAsync(static places => places.Mirror);

    [Fact]
    public async Task Owner_that_was_replaced_acknowledges_nothing_any_more()
    {
        await using var cluster = await CastCluster.StartAsync();
        var owner = cluster.Grains.GetGrain<ISubChannelGrain>(Main.Key);
        await OpenAsync(owner);
        (await owner.CastAsync(Request(1))).ShouldBe(CastStatus.Accepted);
        var head = await owner.ReadAsync(0, 0);

        // Another owner, elsewhere, while this one was frozen.
        var (_, site) = await cluster.FindAsync(Main);
        var mirror = cluster.Grains.GetGrain<ICastMirrorGrain>($"{Main.Key}{SitePlacement.Separator}{site.ToParsableString()}");
        var content = await mirror.TakeOverAsync(1);
        content.Casts.ShouldHaveSingleItem().Sequence.ShouldBe(1);
        await mirror.StoreAsync(new MirrorUpdate(content.Generation, content.Epoch, 1, [content.Casts[0] with { Sequence = 2, SourceSequence = 2 }], null));

        await Should.ThrowAsync<OwnerReplacedException>(() => owner.CastAsync(Request(3)));

        await UntilAsync("a new owner", async () => await TryOpenAsync(owner));
        (await owner.CastAsync(Request(2))).ShouldBe(CastStatus.Accepted, "which knows what the other one has accepted");
        (await owner.CastAsync(Request(3))).ShouldBe(CastStatus.Accepted);
        (await owner.ReadAsync(head.Epoch, 0)).Casts.Select(static cast => (cast.Epoch, cast.Sequence, cast.SourceSequence))
            .ShouldBe([(head.Epoch, 1L, 1L), (head.Epoch, 2L, 2L), (head.Epoch, 3L, 3L)]);
    }

    private static async Task SurviveAsync(Func<(SiloAddress Owner, SiloAddress Mirror), SiloAddress> victim)
    {
        await using var cluster = await CastCluster.StartAsync();
        using var front = new Front(cluster);
        await front.OpenAsync(Main);
        var publishers = "abcd".Select(name => new Publisher(cluster.Grains, Main, name.ToString())).ToArray();
        using var stop = new CancellationTokenSource();
        var runs = publishers.Select(publisher => publisher.RunAsync(stop.Token)).ToArray();
        await AcceptedAsync(publishers, 100);

        await cluster.KillAsync(victim(await cluster.FindAsync(Main)));
        await AcceptedAsync(publishers, publishers.Max(static publisher => publisher.Accepted) + 100);
        await stop.CancelAsync();
        await Task.WhenAll(runs);

        var (owner, mirror) = await cluster.FindAsync(Main);
        owner.ShouldNotBe(mirror);
        foreach (var publisher in publishers)
        {
            await UntilAsync(
                $"cast {publisher.Accepted} of {publisher.Name}", () => Task.FromResult(front.Of(publisher).LastOrDefault() == publisher.Accepted));
            front.Of(publisher).ShouldBe(Enumerable.Range(1, publisher.Accepted), publisher.Name);
        }
    }

    private static Task AcceptedAsync(Publisher[] publishers, int number) => UntilAsync(
        $"{number} casts of each publisher to be accepted", () => Task.FromResult(publishers.All(publisher => publisher.Accepted >= number)));

    private static Task<bool> OpenAsync(ISubChannelGrain owner) =>
        owner.OpenAsync("s1", new OpenDecision(OpenStatus.Allowed, Main, CanWrite: true, Level: 4, Active: false, Version: 1, "alice"));

    private static async Task<bool> TryOpenAsync(ISubChannelGrain owner)
    {
        try
        {
            return await OpenAsync(owner) && await owner.CastAsync(Request(1)) == CastStatus.Accepted;
        }
        catch (OwnerReplacedException)
        {
            return false;
        }
    }

    private static CastRequest Request(long number) => new("s1", number, CastKind.Cast, 43, [1], [Main]);

    private static async Task UntilAsync(string what, Func<Task<bool>> condition)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > Deadline)
                throw new TimeoutException($"Waited {Deadline.TotalSeconds} s for {what}.");
            await pace.WaitForNextTickAsync();
        }
    }
}
