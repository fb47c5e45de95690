using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>
/// Which commands a session has (P-4.9 to P-4.15), and the commands that change it: C-add_ranked_cmd, C-rm_ranked_cmd, C-ls_ranked_cmds.
/// </summary>
public sealed class CommandRankTests(CommandRankTests.PlainHost plain) : IClassFixture<CommandRankTests.PlainHost>
{
    private static readonly int[] ExemptIds = [266, 272, 288, 296, 306, 311, 322, 332, 333, 338, 340, 341, 344];
    private static readonly int[] FirstLightExemptIds = [266, 272, 296, 306, 311, 322, 338, 341];

    [Fact]
    public async Task Login_of_a_user_adds_and_removes_in_ascending_order()
    {
        // P-4.15, P-4.12; ids of commands that are not there yet are left out.
        await using var connection = await RawConnection.OpenAsync(plain.Host.Process.EndPoint);
        await connection.SendAsync(RawConnection.Header);
        await connection.ReadHeaderAsync();
        const ushort auth = 266;
        await connection.SendTextAsync(auth, "-user alice");
        var before = Changes(await connection.ReadUntilAsync(FrameType.PrivText));
        before.ShouldBeSubsetOf([266, 296, 306, 314, 320]); // C-LST.3
        before.ShouldBe(before.Order());
        await connection.SendTextAsync(auth, HostFixture.UserPassword);
        await connection.ReadToIdleAsync(auth);

        var rebuild = await connection.SynchronizeAsync();

        rebuild.ShouldAllBe(frame => frame.CommandId == (ushort)AsyncCommand.AddCmd || frame.CommandId == (ushort)AsyncCommand.RmCmd);
        var changes = Changes(rebuild);
        changes.ShouldBeSubsetOf([272, 288, 311, -314, -320, 322, 332, 333, 338, 340, 341, 344]);
        changes.Select(Math.Abs).ShouldBe(changes.Select(Math.Abs).Order());
        var after = before.Concat(changes.Where(id => id > 0)).Except(changes.Where(id => id < 0).Select(Math.Abs)).ToArray();
        after.ShouldBeSubsetOf(ExemptIds); // C-LST.3
        FirstLightExemptIds.ShouldBeSubsetOf(after);
    }

    [Fact]
    public async Task Root_has_every_command_and_each_its_id()
    {
        // P-4.8, C-LST.1: the ids of v1.0.1
        foreach (var (name, id) in new[]
        {
            ("accept_ch", 256), ("add_acct", 257), ("add_ch", 260), ("add_ranked_cmd", 263), ("add_sub_ch", 265), ("auth", 266),
            ("cast", 267), ("close_sub_ch", 271), ("cmd_info", 272), ("decline_ch", 273), ("invite_to_ch", 287), ("ls_chs", 295),
            ("ls_cmds", 296), ("ls_open_chs", 300), ("ls_ranked_cmds", 302), ("ls_sub_chs", 304), ("my_info", 306),
            ("open_sub_ch", 307), ("pause", 311), ("resume", 322), ("rm_ranked_cmd", 328), ("set_pw", 338), ("term", 341),
        })
        {
            plain.Host.Root.Commands.TryGet(name, out var command).ShouldBeTrue(name);
            ((int)command!.CommandId).ShouldBe(id, name);
            (command.HandlesGenFile, command.LibraryText).ShouldBe((false, NewCommand.BuiltIn)); // P-3.10, C-GEN.15
        }

        await using var alice = await plain.Host.LoginAsync("alice");
        alice.Commands.ById.Keys.Select(id => (int)id).ShouldBeSubsetOf(ExemptIds);
    }

    [Theory]
    [InlineData("")] // M(-command)
    [InlineData("-rank 2")]
    [InlineData("-command cast")] // M(-rank)
    [InlineData("-command cast -rank")]
    [InlineData("-command cast -rank -1")]
    [InlineData("-command cast -rank 0")] // V(-rank)
    [InlineData("-command cast -rank x")]
    [InlineData("-command cast -rank 1.5")]
    [InlineData("-command cast -rank 4294967296")]
    [InlineData("-command no-hyphens -rank 2")] // V(-command D-207)
    [InlineData("-command \"two words\" -rank 2")]
    [InlineData("-command taken -rank 3")] // EX
    [InlineData("-command TAKEN -rank 2")]
    [InlineData("-command no-hyphens -rank x")] // several at once: one ERR
    public async Task Failing_check_of_add_ranked_cmd_gives_one_err(string arguments)
    {
        await plain.Host.Root.FailsAsync($"add_ranked_cmd {arguments}");
        (await plain.Host.Root.RowsAsync("ls_ranked_cmds")).ShouldHaveSingleItem().ShouldBe(["taken", "2"]);
    }

    // C-rm_ranked_cmd.1
    [Theory]
    [InlineData("")] // M
    [InlineData("-command")]
    [InlineData("-command no-hyphens")] // V(D-207)
    [InlineData("-command cast")] // NF(rank)
    public Task Failing_check_of_rm_ranked_cmd_gives_one_err(string arguments) => plain.Host.Root.FailsAsync($"rm_ranked_cmd {arguments}");

    [Fact]
    public async Task Ranks_come_and_go_in_all_sessions_at_once()
    {
        // P-7.13, C-add_ranked_cmd.2, C-rm_ranked_cmd.1, D-609, X-51: every session rebuilds, whoever is logged in.
        await using var alice = await plain.Host.LoginAsync("alice");
        await using var nobody = await plain.Host.ConnectAsync();
        await plain.Host.Root.SilentAsync("add_ranked_cmd -command CAST -rank 2");
        await UntilAsync(alice, commands => commands.TryGet(267, out _), "NEW_CMD of cast");
        (await plain.Host.Root.RowsAsync("ls_ranked_cmds")).Length.ShouldBe(2);

        await plain.Host.Root.SilentAsync("rm_ranked_cmd -command cast");
        await UntilAsync(alice, commands => !commands.TryGet(267, out _), "RM_CMD of cast");

        var removed = await (await alice.StartAsync(267, FrameType.Text, default)).Completion.Within("the answer of an unloaded command");
        removed.Errors.Count.ShouldBe(1); // P-2.9
        (await nobody.NotificationsAsync()).ShouldBeEmpty();
        nobody.Commands.Contains("cast").ShouldBeFalse();
        plain.Host.Root.Commands.Contains("cast").ShouldBeTrue("rank 1 may run everything");
    }

    [Fact]
    public async Task Rank_that_is_not_enough_changes_nothing()
    {
        // P-4.9: r >= rank of the session; rank 1 is what an unassigned command has anyway.
        await using var alice = await plain.Host.LoginAsync("alice");
        await plain.Host.Root.SilentAsync("add_ranked_cmd -command add_ch -rank 1");
        await plain.Host.Root.SilentAsync("add_ranked_cmd -command add_sub_ch -rank 4294967295");
        await UntilAsync(alice, commands => commands.Contains("add_sub_ch"), "NEW_CMD of add_sub_ch");

        alice.Commands.Contains("add_ch").ShouldBeFalse();
        await plain.Host.Root.SilentAsync("rm_ranked_cmd -command add_ch");
        await plain.Host.Root.SilentAsync("rm_ranked_cmd -command add_sub_ch");
    }

    [Fact]
    public async Task User_assigns_no_ranks_above_his_own()
    {
        // C-add_ranked_cmd.1 AD, C-RANK.5: present rank 1 of an unassigned command, or a new rank of 1, is above rank 2.
        await plain.Host.Root.SilentAsync("add_ranked_cmd -command add_ranked_cmd -rank 2");
        await using var alice = await plain.Host.LoginAsync("alice");
        await alice.FailsAsync("add_ranked_cmd -command open_sub_ch -rank 2");
        await alice.FailsAsync("add_ranked_cmd -command open_sub_ch -rank 1");
        await plain.Host.Root.SilentAsync("rm_ranked_cmd -command add_ranked_cmd");
    }

    [Fact]
    public async Task Ranks_are_listed_and_filtered()
    {
        // C-ls_ranked_cmds.1, C-TBL.5; the command need not exist (C-add_ranked_cmd.2).
        var rows = CommandSteps.Rows((await plain.Host.Root.DoAsync("ls_ranked_cmds")).Text);
        rows[0].ShouldBe(["command_obj_name", "host_rank"]);
        rows[2].ShouldBe(["taken", "2"]);

        (await plain.Host.Root.RowsAsync("ls_ranked_cmds -command_obj_name AKE -host_rank 2")).Length.ShouldBe(1);
        (await plain.Host.Root.RowsAsync("ls_ranked_cmds -command_obj_name %")).ShouldBeEmpty();
        (await plain.Host.Root.RowsAsync("ls_ranked_cmds -command_obj_name \"' or '1'='1\"")).ShouldBeEmpty(); // [B-9]
        (await plain.Host.Root.RowsAsync("ls_ranked_cmds -host_rank 3")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Own_idle_comes_before_the_rebuild_it_caused()
    {
        // P-4.13, P-4.14: a user who takes a command from himself
        await plain.Host.Root.SilentAsync("add_ranked_cmd -command rm_ranked_cmd -rank 2");
        await using var connection = await RawConnection.StartSessionAsync(plain.Host.Process.EndPoint);
        const ushort auth = 266, remove = 328;
        await connection.SendTextAsync(auth, "-user alice");
        await connection.SendTextAsync(auth, HostFixture.UserPassword);
        await connection.SynchronizeAsync();

        await connection.SendTextAsync(remove, "-command rm_ranked_cmd");

        var frames = await connection.SynchronizeAsync();
        frames.Select(frame => (frame.CommandId, frame.Type))
            .ShouldBe([(remove, FrameType.Idle), ((ushort)AsyncCommand.RmCmd, FrameType.CmdId)]);
        frames[1].Payload.ToArray().ShouldBe(CommandIdPayload.ToArray(remove));
    }

    // Ids of NEW_CMD frames, and of RM_CMD frames negative.
    private static int[] Changes(IEnumerable<MrciFrame> frames) => [.. frames
        .Where(frame => frame.Type is FrameType.NewCmd or FrameType.CmdId)
        .Select(frame => BitConverter.ToUInt16(frame.Payload.Span) * (frame.Type == FrameType.NewCmd ? 1 : -1))];

    // Rebuilds come by themselves: every answer of the session is a point in time to look again.
    private static async Task UntilAsync(MrciClient client, Func<CommandList, bool> condition, string what)
    {
        await LookAsync().Within(what);

        async Task LookAsync()
        {
            while (!condition(client.Commands))
                await client.SynchronizeAsync();
        }
    }

    /// <summary>A host without any rank that matters, and Alice.</summary>
    public sealed class PlainHost : OwnHostFixture
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await Host.Root.AddAccountAsync("alice");
            await Host.Root.SilentAsync("add_ranked_cmd -command taken -rank 2");
        }
    }
}
