using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Mrci.Commands.Tests.Harness;
using Mrci.Domain.Logs;
using Mrci.Domain.Settings;
using Mrci.Grains.Events;
using Mrci.Grains.Groups;
using Mrci.Grains.Names;
using Mrci.Grains.Ranks;
using Mrci.Grains.Settings;
using NSubstitute;

namespace Mrci.Commands.Tests.Host;

/// <summary>C-host_config.1, C-host_config.2, and the table of chapter 13 (C-CFG.1 to C-CFG.20).</summary>
public sealed class HostConfigTests
{
    private const ushort HostConfig = 285;

    private static readonly string[] Prompt = [$"{HostConfig}:Text"];
    private static readonly string[] Error = [$"{HostConfig}:Err", $"{HostConfig}:Text"];
    private static readonly string[] Menu = [$"{HostConfig}:Text", $"{HostConfig}:Text"];
    private static readonly string[] End = [$"{HostConfig}:Idle"];

    [Fact]
    public async Task Menu_shows_every_setting_and_ends_with_0()
    {
        // C-host_config.1, C-CFG.15, C-CFG.17
        await using var host = await StartAsync();
        var root = await RootAsync(host);

        var frames = await root.SendAsync(HostConfig, "");

        frames.Heads().ShouldBe(Menu);
        foreach (var value in new[] { "30", "20", "100", "users", "/usr/bin/7z", "/bin/sh", "50", "listening address: 192.0.2.1\nlistening port: 4000\n", "the store", "the modules" })
            frames[0].Text.ShouldContain(value);
        frames[0].Text.ShouldNotContain("127.0.0.1", Case.Sensitive, "what is configured, not what is stored");
        for (var item = 1; item <= 14; item++)
            frames[1].Text.ShouldContain($"[{item}] ");
        (await root.SendAsync(HostConfig, "0")).Heads().ShouldBe(End);
    }

    [Theory]
    [InlineData("")]
    [InlineData("15")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("00")]
    [InlineData("4294967297")] // C-GEN.14, B-4: not 1
    public async Task Anything_else_in_the_menu_is_asked_again(string answer)
    {
        await using var host = await StartAsync();
        var root = await RootAsync(host);
        await root.SendAsync(HostConfig, "");

        (await root.SendAsync(HostConfig, answer)).Heads().ShouldBe(Prompt);
        (await root.SendAsync(HostConfig, "0")).Heads().ShouldBe(End);
    }

    [Theory]
    [InlineData(1, "auto_ban_threshold", "1", new[] { "0", "4294967296", "x", "-1", "1.5" })] // C-CFG.1
    [InlineData(2, "auto_lock_threshold", "4294967295", new[] { "0", "4294967296", " 7" })] // C-CFG.2
    [InlineData(3, "max_sessions", "4294967295", new[] { "0", "4294967296" })] // C-CFG.3
    [InlineData(4, "allow_public_registrations", "1", new[] { "2", "true", "01" })] // C-CFG.4
    [InlineData(6, "archiver_executable", "/bin/sh", new[] { "/no/such/file" })] // C-CFG.6: IO as NF
    [InlineData(7, "compress_command", "%input_dir% %output_dir%", new[] { "%input_dir%", "%output_dir%" })] // C-CFG.7
    [InlineData(8, "extract_command", "%input_dir% %output_dir%", new[] { "%input_dir%", "%output_dir%" })] // C-CFG.8
    [InlineData(9, "mailer_executable", "/bin/sh", new[] { "/no/such/file" })] // C-CFG.9
    [InlineData(10, "mailer_send_command", "%subject% %target_email% %message_body%", new[] { "%target_email% %message_body%", "%subject% %target_email%" })] // C-CFG.10
    [InlineData(11, "enable_pw_reset", "0", new[] { "no" })] // C-CFG.11
    [InlineData(12, "eable_email_verify", "0", new[] { "2" })] // C-CFG.12
    [InlineData(13, "active_updates", "0", new[] { "2" })] // C-CFG.13
    [InlineData(14, "max_sub_channels", "256", new[] { "0", "257" })] // C-CFG.14
    public async Task Value_in_range_is_stored_and_others_are_asked_again(int item, string column, string good, string[] bad)
    {
        // C-host_config.2
        await using var host = await StartAsync(allowExec: true);
        var root = await RootAsync(host);
        await root.SendAsync(HostConfig, "");
        (await root.SendAsync(HostConfig, $"{item}")).Heads().ShouldBe(Prompt);
        var before = await ReadAsync(host, column);
        foreach (var value in bad)
            (await root.SendAsync(HostConfig, value)).Heads().ShouldBe(Error, value);
        (await ReadAsync(host, column)).ShouldBe(before);

        (await root.SendAsync(HostConfig, good)).Heads().Take(2).ShouldBe(Menu);

        (await ReadAsync(host, column)).ShouldBe(good);
        host.Logs.Received(1).Append(Arg.Is<ActivityLogEntry>(entry => entry.Text.Contains(column, StringComparison.Ordinal))); // C-LOG.1
        (await root.SendAsync(HostConfig, "0")).Heads()[0].ShouldBe(End[0]);
    }

    [Fact]
    public async Task Empty_value_changes_nothing_and_shows_the_menu()
    {
        // C-host_config.2
        await using var host = await StartAsync();
        var root = await RootAsync(host);
        await root.SendAsync(HostConfig, "");
        await root.SendAsync(HostConfig, "3");

        (await root.SendAsync(HostConfig, "")).Heads().ShouldBe(Menu);
        (await ReadAsync(host, "max_sessions")).ShouldBe("100");
        (await root.SendAsync(HostConfig, "50")).Heads().ShouldBe(Prompt, "50 is no item");
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public async Task Settings_that_start_programs_are_frozen(int item)
    {
        // C-CFG.18, B-34: AD, prompt again
        await using var host = await StartAsync();
        var root = await RootAsync(host);
        await root.SendAsync(HostConfig, "");

        (await root.SendAsync(HostConfig, $"{item}")).Heads().ShouldBe(Error);
        (await root.SendAsync(HostConfig, "0")).Heads().ShouldBe(End);
    }

    [Fact]
    public async Task Initial_group_exists_is_not_protected_and_not_above_the_caller()
    {
        // C-CFG.5
        await using var host = await StartAsync();
        var root = await RootAsync(host);
        await AddGroupAsync(host, "Staff", 3);
        await root.SendAsync(HostConfig, "");
        await root.SendAsync(HostConfig, "5");
        foreach (var bad in new[] { "nobody", "root", "two words", new string('x', 13) })
            (await root.SendAsync(HostConfig, bad)).Heads().ShouldBe(Error, bad);

        (await root.SendAsync(HostConfig, "STAFF")).Heads().ShouldBe(Menu);

        (await ReadAsync(host, "initial_group")).ShouldBe("Staff", "C-GEN.11: as stored");
        (await host.Grains.GetGrain<ISettingsGrain>(0).GetInitialGroupIdAsync()).ShouldBe("group-Staff");
    }

    [Fact]
    public async Task Initial_group_above_the_caller_is_refused()
    {
        // C-CFG.5, C-RANK.5
        await using var host = await StartAsync();
        await AddGroupAsync(host, "Chiefs", 2);
        await AddGroupAsync(host, "Clerks", 3);
        await host.Grains.GetGrain<ICommandRankGrain>(0).AddAsync(Guid.NewGuid(), "host_config", 3, 1, EventOrigin.None);
        var clerk = await host.ConnectAsync(await host.AddUserAsync("carl", "group-Clerks"));
        await clerk.SendAsync(HostConfig, "");
        await clerk.SendAsync(HostConfig, "5");

        (await clerk.SendAsync(HostConfig, "Chiefs")).Heads().ShouldBe(Error);
        (await clerk.SendAsync(HostConfig, "Clerks")).Heads().ShouldBe(Menu);
    }

    [Fact]
    public async Task Repeat_of_a_change_is_not_done_again()
    {
        // D-600
        await using var host = await StartAsync();
        var settings = host.Grains.GetGrain<ISettingsGrain>(0);
        var operation = Guid.NewGuid();
        var first = await settings.ChangeAsync(operation, nameof(HostSettings.MaxSessions), "7", EventOrigin.None);

        var repeat = await settings.ChangeAsync(operation, nameof(HostSettings.MaxSessions), "7", EventOrigin.None);

        repeat.ShouldBe(first);
    }

    [Theory]
    [InlineData("4", "1", new[] { "NEW 257" }, new string[0])] // C-CFG.4: public add_acct; rank 1 has it anyway (C-LST.5)
    [InlineData("11", "0", new[] { "RM 314", "RM 320" }, new string[0])] // C-CFG.11
    [InlineData("12", "0", new string[0], new[] { "RM 344" })] // C-CFG.12
    public async Task Switch_rebuilds_the_commands_of_other_sessions(string item, string value, string[] nobodys, string[] users)
    {
        // C-LST.4, C-ASY.13: what a second session sees
        await using var host = await StartAsync(loaders: new TestLoaders { IsComplete = true });
        var (root, nobody) = (await RootAsync(host), await host.ConnectAsync());
        var alice = await host.ConnectAsync(await host.AddUserAsync("alice"));
        await root.SendAsync(HostConfig, "");
        await root.SendAsync(HostConfig, item);
        await root.SendAsync(HostConfig, value);
        var changed = new HostSettingsChanged(EventOrigin.None, 9, await host.Grains.GetGrain<ISettingsGrain>(0).GetAsync());

        (await nobody.NotifyAsync(changed)).Changes().ShouldBe(nobodys);
        (await alice.NotifyAsync(changed)).Changes().ShouldBe(users);
        (await nobody.NotifyAsync(changed)).ShouldBeEmpty("D-721: once");
    }

    [Fact]
    public async Task Active_updates_count_at_once_in_a_session_that_has_something_open()
    {
        // C-CFG.13, P-8.20; X-25, B-44: the host-wide switch counts, also after one of two sub-channels is closed.
        await using var host = await StartAsync(new HostSettings { ActiveUpdates = false });
        var olga = await host.AddUserAsync("olga", GroupIds.Root);
        var main = await host.AddChannelAsync(olga, "chat", "main");
        await host.AddSubChannelAsync(olga, main.ChannelId, "news");
        var session = await host.ConnectAsync(olga);
        await session.SendAsync(307, "-ch_name chat -sub_name main");
        await session.SendAsync(307, "-ch_name chat -sub_name news");
        session.Interests.ActiveUpdate.ShouldBeFalse();

        await session.NotifyAsync(new HostSettingsChanged(EventOrigin.None, 9, HostSettings.Default));
        session.Interests.ActiveUpdate.ShouldBeTrue();

        await session.SendAsync(271, "-ch_name chat -sub_name main");
        session.Interests.ActiveUpdate.ShouldBeTrue();
    }

    [Fact]
    public async Task Term_ends_the_dialogue()
    {
        // C-GEN.13: only 0 or term
        await using var host = await StartAsync();
        var root = await RootAsync(host);
        await root.SendAsync(HostConfig, "");
        await root.SendAsync(HostConfig, "3");
        await root.SendTargetAsync("term", HostConfig);

        (await root.SendAsync(HostConfig, "77")).Heads().ShouldBe(Menu, "a new invocation");
        (await ReadAsync(host, "max_sessions")).ShouldBe("100");
    }

    private static Task<TestHost> StartAsync(HostSettings? settings = null, bool allowExec = false, TestLoaders? loaders = null) => TestHost.StartAsync(
        loaders,
        settings,
        services: services =>
        {
            services.Configure<CommandOptions>(options => options.AllowRemoteExecSettings = allowExec);
            services.AddSingleton(new Commands.Host.HostFacts
            {
                Configured = static () => [IPEndPoint.Parse("192.0.2.1:4000"), IPEndPoint.Parse("192.0.2.2:4001")],
                Store = "the store",
                Modules = "the modules",
            });
        });

    private static async Task<TestSession> RootAsync(TestHost host) => await host.ConnectAsync(await host.AddUserAsync("rita", GroupIds.Root));

    private static async Task AddGroupAsync(TestHost host, string name, uint rank)
    {
        var id = $"group-{name}";
        var claim = host.Grains.GetGrain<IUniqueNameGrain>(NameKey.Group(name));
        (await claim.TryClaimAsync(id, Guid.NewGuid())).ShouldBeTrue();
        (await host.Grains.GetGrain<IGroupGrain>(id).CreateAsync(Guid.NewGuid(), name, rank, isProtected: false)).ShouldBeTrue();
        await claim.ConfirmAsync(id);
    }

    private static async Task<string> ReadAsync(TestHost host, string column)
    {
        var settings = await host.Grains.GetGrain<ISettingsGrain>(0).GetAsync();
        return HostSettingCatalog.All.Single(setting => setting.Column == column).Read(settings);
    }
}
