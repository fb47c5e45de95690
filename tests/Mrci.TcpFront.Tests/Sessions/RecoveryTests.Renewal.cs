using Mrci.Grains.Sessions;
using Mrci.TcpFront.Tests.Hosting;
using NSubstitute;

namespace Mrci.TcpFront.Tests.Sessions;

/// <content>Signs of life, and what they bring to light.</content>
public sealed partial class RecoveryTests
{
    [Fact]
    public async Task Client_that_says_nothing_learns_of_the_loss_by_the_renewal()
    {
        // P-10.20 «when the FE learns», P-10.23
        await using var host = await FrontHost.StartAsync();
        host.Grains.OnNewSession = session => session.OnRenew = () =>
            session.Attachments.Count == 1 ? throw new SessionEpochException() : Task.FromResult(SessionReply.Nothing);
        await using var client = await StartAsync(host);
        await host.AdvanceUntilAsync("a renewal", TimeSpan.FromSeconds(1), () => host.Grains.Session.Calls.Contains("renew 1", StringComparer.Ordinal));

        await ReadLossAsync(client);
        (await client.ReadFrameAsync()).ShouldBe("1:Text:ready");
        await host.AdvanceUntilAsync("the next renewal", TimeSpan.FromSeconds(1), () => host.Grains.Session.Calls.Contains("renew 2", StringComparer.Ordinal));
    }

    [Fact]
    public async Task Client_that_says_nothing_learns_of_the_loss_soon_after_the_cluster_has_changed()
    {
        // P-10.20: nobody waits for the interval of the signs of life when a silo may be gone
        var interval = TimeSpan.FromHours(4);
        await using var host = await FrontHost.StartAsync(options => options.LeaseInterval = interval);
        await using var client = await StartAsync(host);
        var start = host.Time.GetUtcNow();

        host.Cluster.Version.Returns(1);

        // One of sixteen steps until the change is seen, and sixteen that are an eighth as long.
        await host.AdvanceUntilAsync("a renewal", interval / 1440, () => host.Grains.Session.Calls.Contains("renew 1", StringComparer.Ordinal));
        (host.Time.GetUtcNow() - start).ShouldBeLessThan(interval / 2);
        host.Grains.Session.Calls.Contains("reread 1", StringComparer.Ordinal).ShouldBeFalse("reading again takes its time");
    }

    [Fact]
    public async Task Session_reads_again_what_events_could_have_told_once_after_the_cluster_has_changed()
    {
        // P-10.24: a lost silo takes along what it had accepted and not delivered
        await using var host = await FrontHost.StartAsync();
        await using var client = await StartAsync(host);
        await host.AdvanceUntilAsync("a renewal", TimeSpan.FromSeconds(1), () => host.Grains.Session.Calls.Contains("renew 1", StringComparer.Ordinal));
        host.Grains.Session.Calls.Contains("reread 1", StringComparer.Ordinal).ShouldBeFalse();

        host.Cluster.Version.Returns(1);

        await host.AdvanceUntilAsync(
            "five more renewals", TimeSpan.FromSeconds(1), () => host.Grains.Session.Calls.Count(static call => call == "renew 1") >= 6);
        host.Grains.Session.Calls.Count(static call => call == "reread 1").ShouldBe(1);
    }

    [Fact]
    public async Task Session_is_renewed_again_and_again()
    {
        // P-10.23, D-613
        await using var host = await FrontHost.StartAsync();
        await using var client = await StartAsync(host);
        await host.AdvanceUntilAsync(
            "three renewals", TimeSpan.FromSeconds(1), () => host.Grains.Session.Calls.Count(call => call == "renew 1") == 3);
    }
}
