using System.Text;
using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests;

/// <summary>The main job, as users do it: two people meet in a sub-channel, and the host dies under them.</summary>
public sealed class FirstLightTests
{
    [Fact]
    public async Task Two_clients_talk_and_a_kill_loses_nothing_that_was_acknowledged()
    {
        using var data = new DataDirectory();
        await using (var host = await HostProcess.StartAsync(data.Path))
        {
            await using var root = await host.ConnectAsync();
            await root.LoginRootFirstAsync(); // D-402, P-10.4
            await root.LetUsersAsync("accept_ch", "open_sub_ch", "cast", "ls_chs", "ls_sub_chs");
            await root.AddAccountAsync("alice");

            await root.DoAsync("add_ch -ch_name plaza");
            (await root.NotificationAsync(AsyncCommand.NewChMember)).Text
                .ShouldBe("-user \"root\" -ch_name \"plaza\" -ch_id 1 -level 1"); // P-7.26
            await root.DoAsync("add_sub_ch -ch_name plaza -sub_name main");
            (await root.NotificationAsync(AsyncCommand.NewSubCh)).Text
                .ShouldBe("-ch_name \"plaza\" -sub_name \"main\" -ch_id 1 -sub_id 0 -level 4"); // P-7.30

            await using var alice = await host.ConnectAsync();
            await alice.LoginAsync("alice", HostFixture.UserPassword);
            await root.DoAsync("invite_to_ch -ch_name plaza -user alice");
            (await alice.NotificationAsync(AsyncCommand.InvitedToCh)).Text.ShouldBe("-ch_name \"plaza\" -user \"alice\""); // P-7.33
            await alice.DoAsync("accept_ch -ch_name plaza");
            (await alice.NotificationAsync(AsyncCommand.InviteAccepted)).Text.ShouldBe("-ch_name \"plaza\" -user \"alice\""); // P-7.35

            await root.DoAsync("open_sub_ch -ch_name plaza -sub_name main");
            await alice.DoAsync("open_sub_ch -ch_name plaza -sub_name main");

            await CastsArriveOnceAsync(root, alice);
            await host.KillAsync();
        }

        await using (var host = await HostProcess.StartAsync(data.Path))
        {
            await using var root = await host.ConnectAsync();
            await root.LoginAsync("root", HostFixture.RootPassword);
            (await root.DoAsync("ls_sub_chs -ch_name plaza")).Text.ShouldContain("main");
            await using var alice = await host.ConnectAsync();
            await alice.LoginAsync("alice", HostFixture.UserPassword);
            var row = (await alice.DoAsync("ls_chs")).Text.Split('\n').Single(line => line.Contains("plaza", StringComparison.Ordinal));
            row.Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["1", "plaza", "0", "4", "alice"]); // C-ls_chs.1

            await root.DoAsync("open_sub_ch -ch_name plaza -sub_name main");
            await alice.DoAsync("open_sub_ch -ch_name plaza -sub_name main");
            await CastsArriveOnceAsync(alice, root);
        }
    }

    [Fact]
    public async Task Accounts_and_channels_acknowledged_under_load_survive_a_kill()
    {
        using var data = new DataDirectory();
        var acknowledged = new List<string>();
        await using (var host = await HostProcess.StartAsync(data.Path))
        {
            await using var root = await host.ConnectAsync();
            await root.LoginRootFirstAsync();
            // The kill comes from outside, in the middle of a command.
            var killed = Task.Run(async () =>
            {
                for (var made = 0; made < 40; made++)
                    await root.NotificationAsync(AsyncCommand.NewChMember);
                await host.KillAsync();
            });
            try
            {
                for (var number = 0; ; number++)
                {
                    var name = $"room_{number:0000}";
                    if ((await root.RunAsync($"add_ch -ch_name {name}")).IsError)
                        break;
                    acknowledged.Add(name);
                }
            }
            catch (MrciConnectionLostException)
            {
                await killed;
            }
        }

        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(40);
        await using (var host = await HostProcess.StartAsync(data.Path))
        {
            await using var root = await host.ConnectAsync();
            await root.LoginAsync("root", HostFixture.RootPassword);
            foreach (var name in acknowledged)
                (await root.DoAsync($"ls_sub_chs -ch_name {name}")).IsError.ShouldBeFalse(); // NF would be an ERR
        }
    }

    // P-7.5, P-8.25 (a): every type as it was sent, once, in order, and never to the sender.
    private static async Task CastsArriveOnceAsync(MrciClient sender, MrciClient receiver)
    {
        var cast = sender.Commands.ByName["cast"];
        var sent = new (FrameType Type, byte[] Payload)[]
        {
            (FrameType.Text, MrciText.Encode("good morning")),
            (FrameType.Bytes, [0, 1, 2, 253, 254, 255]),
            (FrameType.BigText, MrciText.Encode(new string('x', 100_000))),
            ((FrameType)200, Encoding.ASCII.GetBytes("a type of the client's own")),
        };
        foreach (var (type, payload) in sent)
        {
            var run = await sender.StartAsync(cast, type, payload);
            (await run.Completion.Within("the IDLE of cast")).IsError.ShouldBeFalse();
        }

        foreach (var (type, payload) in sent)
        {
            var frame = await receiver.NotificationAsync(AsyncCommand.Cast);
            frame.Type.ShouldBe(type);
            frame.Payload.ToArray().ShouldBe(payload);
        }

        // Order is kept, so whatever came twice would come before this; and what came back to the sender would be before the answer.
        await sender.DoAsync("cast question");
        (await receiver.NotificationAsync(AsyncCommand.Cast)).Text.ShouldBe("question");
        await receiver.DoAsync("cast answer");
        (await sender.NotificationAsync(AsyncCommand.Cast)).Text.ShouldBe("answer");
    }
}
