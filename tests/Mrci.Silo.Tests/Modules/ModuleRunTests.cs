using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Commands;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Modules;

/// <summary>A module from its upload to its removal, in sessions that run meanwhile.</summary>
public sealed class ModuleRunTests
{
    private const ushort Text = 516;

    // P-7.15, P-7.16, P-11.12, P-11.40, X-53
    [Fact]
    public async Task Installed_module_runs_in_all_sessions_at_once_and_leaves_them_when_it_is_removed()
    {
        await using var host = await OwnHost.StartAsync();
        await using var admin = await host.RawRootAsync();

        await admin.InstallAsync("Tester", "main.dll", ModuleSteps.Tester);
        await KnowsAsync(host.Root, "test_text", isKnown: true);
        var result = await host.Root.RunAsync("test_text").Within("the IDLE of test_text");
        (result.Errors.Count, result.Text.Length > 0).ShouldBe((1, true));

        // X-53: also in a session that has loaded none of its commands.
        await using var nobody = await host.ConnectAsync();
        nobody.Commands.Contains("test_text").ShouldBeFalse();

        await host.Root.SilentAsync("rm_mod -name Tester");
        await KnowsAsync(host.Root, "test_text", isKnown: false);
        await admin.SynchronizeAsync();
        await admin.SendTextAsync(Text, "");
        (await admin.ReadToIdleAsync(Text)).Select(static frame => frame.Type).ShouldBe([FrameType.Err, FrameType.Idle]); // P-2.9
    }

    // P-4.14: the session that installs a module, or removes it, gets the frames behind its own IDLE.
    [Fact]
    public async Task Session_that_installs_a_module_gets_its_commands_behind_the_idle()
    {
        await using var host = await OwnHost.StartAsync();
        await using var admin = await host.RawRootAsync();

        await admin.InstallAsync("Tester", "main.dll", ModuleSteps.Tester);
        var added = await admin.ReadUntilAsync(FrameType.NewCmd);
        added.ShouldHaveSingleItem().Payload.Span[..2].ToArray().ShouldBe([0x01, 0x02]);
        for (var more = 0; more < 3; more++)
            (await admin.ReadUntilAsync(FrameType.NewCmd)).ShouldHaveSingleItem();

        // A dialogue that is open ends with its IDLE.
        await admin.SendTextAsync(514, "");
        await admin.ReadUntilAsync(FrameType.Text);
        await admin.SendTextAsync(327, "-name Tester");
        (await admin.ReadToIdleAsync(327)).ShouldAllBe(static frame => frame.CommandId == 327);
        var removed = new List<string>();
        while (removed.Count < 5)
            removed.AddRange((await admin.ReadUntilAsync(removed.Count == 1 ? FrameType.Idle : FrameType.CmdId)).Select(static frame => $"{frame.CommandId}:{frame.Type}"));
        removed.ShouldBe(["41:CmdId", "514:Idle", "41:CmdId", "41:CmdId", "41:CmdId"]);
    }

    // P-11.31: its process is lost, and the session of its user is not.
    [Fact]
    public async Task Module_that_floods_leaves_its_user_connected()
    {
        await using var host = await OwnHost.StartAsync();
        await using var admin = await host.RawRootAsync();
        await admin.InstallAsync("Misbehaving", "main.dll", await File.ReadAllBytesAsync(Programs.Misbehaving));
        await KnowsAsync(host.Root, "floods", isKnown: true);

        var result = await host.Root.RunAsync("floods").Within("the IDLE of floods");

        result.Errors.Count.ShouldBe(1);
        (await host.Root.RunAsync("my_info").Within("the IDLE of my_info")).IsError.ShouldBeFalse();
    }

    // P-11.13: it reads the end of its socket, whatever has ended the host.
    [Fact]
    public async Task Module_host_ends_with_a_host_that_is_killed()
    {
        await using var host = await OwnHost.StartAsync();
        await using var admin = await host.RawRootAsync();
        await admin.InstallAsync("Tester", "main.dll", ModuleSteps.Tester);
        await admin.SynchronizeAsync();
        var children = Directory.GetDirectories("/proc").Where(directory => ParentOf(directory) == host.Process.Id).ToArray();
        children.Length.ShouldBe(1);

        await host.Process.KillAsync();

        await GoneAsync().Within("the end of the module host");

        async Task GoneAsync()
        {
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (ParentOf(children[0]) >= 0)
                await pace.WaitForNextTickAsync();
        }
    }

    // The fourth field of its status; -1 for a process that has ended, be it asked about or not.
    private static int ParentOf(string directory)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(directory, "stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? -1 : int.Parse(fields[1]);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return -1;
        }
    }

    private static async Task KnowsAsync(MrciClient client, string command, bool isKnown)
    {
        await LookAsync().Within($"the command list {(isKnown ? "with" : "without")} {command}");

        async Task LookAsync()
        {
            while (client.Commands.Contains(command) != isKnown)
                await client.SynchronizeAsync();
        }
    }
}
