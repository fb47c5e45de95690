using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Bans;
using Mrci.Grains.Groups;

namespace Mrci.Commands.Tests.Bans;

/// <summary>C-add_ban, C-rm_ban, C-ls_bans, and the delete mode of tables (C-TBL.6).</summary>
public sealed class BanCommandTests : IAsyncLifetime
{
    private const ushort AddBan = 258;
    private const ushort LsBans = 292;
    private const ushort RmBan = 324;

    private TestHost _host = null!;
    private TestSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.StartAsync();
        _session = await _host.ConnectAsync(await _host.AddUserAsync("olga", GroupIds.Root));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("167772162", "10.0.0.2")] // D-214: the integer form
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")] // P-1.3
    [InlineData("2001:DB8::0:1", "2001:db8::1")]
    [InlineData("127.0.0.1", "127.0.0.1")] // C-add_ban.1: loopback too
    public async Task Ban_is_stored_in_normal_form_and_lifted_in_any(string typed, string stored)
    {
        // C-rm_ban.1
        (await _session.SendAsync(AddBan, $"-ip {typed}")).Heads().ShouldBe([$"{AddBan}:Idle"]);
        (await AddressesAsync()).ShouldBe([stored]);

        (await _session.SendAsync(RmBan, $"-ip {typed}")).Heads().ShouldBe([$"{RmBan}:Idle"]);
        (await AddressesAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")] // M
    [InlineData("-ip")]
    [InlineData("-ip -1")]
    [InlineData("-ip 192.0.2.256")] // V(D-214)
    [InlineData("-ip 192.0.2.0/24")]
    [InlineData("-ip host.example.org")]
    public async Task Failing_check_gives_one_err(string line)
    {
        foreach (var command in new[] { AddBan, RmBan })
            (await _session.SendAsync(command, line)).Heads().ShouldBe([$"{command}:Err", $"{command}:Idle"]);
        (await AddressesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Banning_or_lifting_twice_is_no_error()
    {
        // C-add_ban.1: already there, not there: nothing.
        await BanAsync("192.0.2.7", "192.0.2.7");
        (await AddressesAsync()).ShouldHaveSingleItem();

        foreach (var _ in Enumerable.Range(0, 2))
            (await _session.SendAsync(RmBan, "-ip 192.0.2.7")).Heads().ShouldBe([$"{RmBan}:Idle"]);
    }

    [Fact]
    public async Task Bans_are_listed_oldest_first()
    {
        // C-ls_bans.1, C-TBL.3
        await BanAsync("192.0.2.9", "192.0.2.8");

        var lines = (await _session.SendAsync(LsBans, "")).TextOf(LsBans).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["time_stamp", "ip_address"]);
        lines.Skip(2).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1]).ShouldBe(["192.0.2.9", "192.0.2.8"]);
    }

    [Theory]
    [InlineData("-delete", new string[0])]
    [InlineData("-delete -ip_address 192.0.2.", new[] { "198.51.100.1" })]
    [InlineData("-ip_address 192.0.2. -delete", new[] { "198.51.100.1" })] // anywhere in the line
    [InlineData("-ip_address 192.0.2.1 -time_stamp : -delete", new[] { "192.0.2.2", "198.51.100.1" })]
    [InlineData("-ip_address % -delete", new[] { "192.0.2.1", "192.0.2.2", "198.51.100.1" })] // C-TBL.5: an ordinary character
    [InlineData("-ip_address \"' or '1'='1\" -delete", new[] { "192.0.2.1", "192.0.2.2", "198.51.100.1" })] // [B-9]
    public async Task Deletion_lifts_the_bans_that_match(string line, string[] left)
    {
        await BanAsync("192.0.2.1", "192.0.2.2", "198.51.100.1");

        // C-TBL.6: a question, and no page.
        var question = await _session.SendAsync(LsBans, line);
        question.Heads().ShouldBe([$"{LsBans}:Text"]);
        (await AddressesAsync()).Length.ShouldBe(3);

        (await _session.SendAsync(LsBans, "Y")).Heads().ShouldBe([$"{LsBans}:Idle"]);
        (await AddressesAsync()).ShouldBe(left);
    }

    [Theory]
    [InlineData("n")]
    [InlineData("N")]
    [InlineData("")]
    public async Task Deletion_is_cancelled(string answer)
    {
        // C-GEN.5, C-GEN.6
        await BanAsync("192.0.2.1");
        await _session.SendAsync(LsBans, "-delete");
        (await _session.SendAsync(LsBans, "yes")).Heads().ShouldBe([$"{LsBans}:Text"], "asked again");

        (await _session.SendAsync(LsBans, answer)).Heads().ShouldBe([$"{LsBans}:Idle"]);
        (await AddressesAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Term_forgets_the_deletion()
    {
        // C-GEN.13: the next line starts anew, and y is no answer any more.
        await BanAsync("192.0.2.1");
        await _session.SendAsync(LsBans, "-delete");
        await _session.SendTargetAsync("term", LsBans);

        (await _session.SendAsync(LsBans, "y")).Heads().ShouldBe([$"{LsBans}:Text", $"{LsBans}:Idle"]);
        (await AddressesAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Table_that_is_not_deletable_shows_its_rows()
    {
        // C-TBL.6: only where the entry says so.
        const ushort lsRankedCmds = 302;
        (await _session.SendAsync(lsRankedCmds, "-delete")).Heads().ShouldBe([$"{lsRankedCmds}:Text", $"{lsRankedCmds}:Idle"]);
    }

    private async Task BanAsync(params string[] addresses)
    {
        foreach (var address in addresses)
            (await _session.SendAsync(AddBan, $"-ip {address}")).Heads().ShouldBe([$"{AddBan}:Idle"]);
    }

    private async Task<string[]> AddressesAsync() =>
        [.. (await _host.Grains.GetGrain<IBanGrain>(0).GetAsync(BanList.UnknownVersion)).ShouldNotBeNull().Bans.Select(static ban => ban.Address)];
}
