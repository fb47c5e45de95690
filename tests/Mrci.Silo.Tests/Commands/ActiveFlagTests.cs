using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary><c>set_active_flag</c> on a host whose switch for all sub-channels is off (C-CFG.13, P-8.20).</summary>
public sealed class ActiveFlagTests(ActiveFlagTests.QuietHost quiet) : IClassFixture<ActiveFlagTests.QuietHost>
{
    [Fact]
    public async Task Flag_is_told_to_members_and_open_sessions_and_switches_their_active_updates()
    {
        // P-7.29, C-ASY.29, X-32: also for a session of no member
        await quiet.Host.Root.SilentAsync("add_ch -ch_name plaza");
        await quiet.Host.Root.SilentAsync("add_sub_ch -ch_name plaza -sub_name main");
        await quiet.Host.Root.SilentAsync("set_sub_ch_level -ch_name plaza -sub_name main -level 5");
        await quiet.Host.Root.LetUsersAsync("open_sub_ch", "ping_peers");
        await quiet.Host.Root.AddAccountAsync("stranger");
        await using var member = await quiet.Host.ConnectAsync();
        await member.LoginAsync("root", HostFixture.RootPassword);
        await using var stranger = await quiet.Host.LoginAsync("stranger");
        await stranger.SilentAsync("open_sub_ch -ch_name plaza -sub_name main");
        await stranger.FailsAsync("ping_peers");

        await quiet.Host.Root.SilentAsync("set_active_flag -ch_name plaza -sub_name main -state 1");

        foreach (var session in new[] { member, stranger })
            await session.IsToldAsync(AsyncCommand.ChActFlag, "-ch_name \"plaza\" -sub_name \"main\" -state 1");
        await stranger.SilentAsync("ping_peers");

        await quiet.Host.Root.SilentAsync("set_active_flag -ch_name plaza -sub_name main -state 0");
        await stranger.IsToldAsync(AsyncCommand.ChActFlag, "-ch_name \"plaza\" -sub_name \"main\" -state 0");
        await stranger.FailsAsync("ping_peers");
    }

    /// <summary>A host with active updates off.</summary>
    public sealed class QuietHost() : OwnHostFixture("--Mrci:InitialSettings:active_updates", "0");
}
