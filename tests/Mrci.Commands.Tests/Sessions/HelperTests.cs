using Mrci.Commands.Tests.Harness;
using Mrci.Modules;
using Mrci.Protocol.Frames;

namespace Mrci.Commands.Tests.Sessions;

/// <summary>Private instances of built-in commands (section 5.4).</summary>
public sealed class HelperTests
{
    // P-5.30, P-5.31: under the name as requested, unknown ones skipped, output under the parent's id.
    [Fact]
    public async Task Helper_speaks_with_the_id_of_its_parent()
    {
        var loaders = new TestLoaders { IsInternal = false };
        var parent = loaders.Add("parent", static (command, input) =>
            command.Host.InternCommands["My_Info"].ProcBinAsync(input.Shared, input.Data, FrameType.Text));
        parent.Helpers = ["My_Info", "no_such_command"];
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();

        (await session.SendAsync(513, "")).Heads().ShouldBe(["513:Text", "513:Idle"]);
        parent.Host.InternCommands.Keys.ShouldBe(["My_Info"]);
    }

    // P-5.31: more-input of a helper is the parent's; term ends both.
    [Fact]
    public async Task Helper_that_waits_keeps_the_parent_waiting()
    {
        var loaders = new TestLoaders();
        var parent = loaders.Add("parent", static (command, input) =>
            command.Host.InternCommands["auth"].ProcBinAsync(input.Shared, input.Data, FrameType.Text));
        parent.Helpers = ["auth"];
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync(await host.AddUserAsync("alice"));

        (await session.SendAsync(513, "-user alice")).Heads().ShouldBe(["513:PrivText"]);
        parent.Host.InMoreInputMode.ShouldBeTrue();
        (await session.SendTargetAsync("term", 513)).Heads().ShouldBe(["513:Idle", $"{session.IdOf("term")}:Idle"]);
        parent.Terms.ShouldBe(1);
        (await session.SendAsync(513, "-user alice")).Heads().ShouldBe(["513:PrivText"]);
    }

    // P-5.31: an error of a helper is the parent's.
    [Fact]
    public async Task Error_of_a_helper_counts_for_the_parent()
    {
        var loaders = new TestLoaders();
        var seen = new List<bool>();
        var parent = loaders.Add("parent", async (command, input) =>
        {
            var helper = command.Host.InternCommands["cmd_info"];
            seen.Add(helper.ErrState);
            await helper.ProcBinAsync(input.Shared, input.Data, FrameType.Text);
            seen.Add(helper.ErrState);
            seen.Add(command.ErrState);
        });
        parent.Helpers = ["cmd_info"];
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();

        (await session.SendAsync(513, "")).Heads().ShouldBe(["513:Err", "513:Idle"]);
        seen.ShouldBe([false, true, true]);
    }
}
