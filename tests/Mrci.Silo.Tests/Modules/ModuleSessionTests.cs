using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.Silo.Tests.Commands;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Modules;

/// <summary>What sessions see of modules that come and go, with the reference module (P-7.15, P-7.16, P-11.40).</summary>
public sealed class ModuleSessionTests
{
    private static readonly (ushort Id, string Name)[] Commands = [(513, "test_inherit"), (514, "test_input"), (515, "test_loop"), (516, "test_text")];

    [Fact]
    public async Task All_sessions_get_and_lose_the_commands_and_whoever_caused_it_after_his_idle()
    {
        // P-4.14, C-ASY.15, C-add_mod.4, C-rm_mod.1
        await using var host = await OwnHost.StartAsync();
        await using var root = await host.RawRootAsync();
        await using var other = await host.RawRootAsync();

        await root.InstallAsync("tester", "main.dll", ModuleSteps.Tester);

        var own = await root.SynchronizeAsync();
        Added(own).ShouldBe(Commands);
        own.Length.ShouldBe(Commands.Length, "nothing but NEW_CMD");
        Added(await UntilAsync(other, Commands.Length)).ShouldBe(Commands);
        await RunsAsync(other);
        // One that comes later has them too (P-11.10).
        await using var later = await host.RawRootAsync();
        await RunsAsync(later);

        // A command that waits for input is ended first (P-4.11).
        await later.SendTextAsync(514, "");
        (await later.ReadUntilAsync(FrameType.Text)).Length.ShouldBe(1);
        await host.Root.SilentAsync("rm_mod -name TESTER");

        (await UntilAsync(other, Commands.Length)).Shape().ShouldBe(Enumerable.Repeat("41:CmdId", Commands.Length));
        (await UntilAsync(later, Commands.Length + 1)).Shape().ShouldBe(["41:CmdId", "514:Idle", "41:CmdId", "41:CmdId", "41:CmdId"]);
        await other.SendTextAsync(516, "");
        (await other.ReadToIdleAsync(516)).Shape().ShouldBe(["516:Err", "516:Idle"]); // P-2.9
    }

    [Fact]
    public async Task Module_without_a_loaded_command_is_let_go_too()
    {
        // nobody is logged in, and the module has no public command.
        using var modules = new DataDirectory();
        var path = Path.Combine(modules.Path, "modules");
        await using var host = await OwnHost.StartAsync("--Mrci:ModulePath", path);
        await using var nobody = await RawConnection.StartSessionAsync(host.Process.EndPoint);
        await using (var root = await host.RawRootAsync())
            await root.InstallAsync("tester", "main.dll", ModuleSteps.Tester);
        (await nobody.SynchronizeAsync()).ShouldBeEmpty();
        Directory.Exists(Path.Combine(path, "tester")).ShouldBeTrue();

        await host.Root.SilentAsync("rm_mod -name tester");

        await host.WithoutModuleAsync("tester");
        await GoneAsync().Within("the copy of the module to go");
        (await nobody.SynchronizeAsync()).ShouldBeEmpty();

        async Task GoneAsync()
        {
            while (Directory.Exists(Path.Combine(path, "tester")))
                await nobody.SynchronizeAsync();
        }
    }

    [Fact]
    public async Task Upload_that_was_shorter_than_one_before_is_stored_as_it_came()
    {
        //
        using var modules = new DataDirectory();
        var path = Path.Combine(modules.Path, "modules");
        await using var host = await OwnHost.StartAsync("--Mrci:ModulePath", path);
        await using var root = await host.RawRootAsync();
        await root.InstallAsync("long", "main.dll", [.. ModuleSteps.Tester, .. new byte[500_000]]);
        await root.InstallAsync("short", "main.dll", ModuleSteps.Tester);

        var copy = Directory.GetDirectories(Path.Combine(path, "short")).ShouldHaveSingleItem();
        (await File.ReadAllBytesAsync(Path.Combine(copy, "main.dll"))).ShouldBe(ModuleSteps.Tester);
    }

    // Changes come by themselves: every answer is a point in time to look again.
    private static async Task<List<MrciFrame>> UntilAsync(RawConnection connection, int count)
    {
        var frames = new List<MrciFrame>();
        await ReadAsync().Within($"{count} frames");
        return frames;

        async Task ReadAsync()
        {
            while (frames.Count < count)
                frames.AddRange(await connection.SynchronizeAsync());
        }
    }

    private static async Task RunsAsync(RawConnection connection)
    {
        await connection.SendTextAsync(516, "");
        (await connection.ReadToIdleAsync(516)).Shape().ShouldBe(["516:Text", "516:Err", "516:Idle"]);
    }

    private static (ushort Id, string Name)[] Added(IEnumerable<MrciFrame> frames) => [.. frames
        .Where(static frame => frame.Type == FrameType.NewCmd)
        .Select(static frame => NewCommand.TryRead(frame.Payload.Span, out var added) ? (added.CommandId, added.Name) : default)];
}
