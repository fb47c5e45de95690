using System.Diagnostics;
using Mrci.Commands.Tests.Harness;
using Mrci.ModuleHost.Tests.Harness;
using Mrci.Protocol.Frames;

namespace Mrci.ModuleHost.Tests;

/// <summary>Sessions do not wait for each other, though one process runs the module for all of them (P-11.32).</summary>
public sealed class ConcurrencyTests
{
    private const int Waiting = 20;

    [Theory]
    [InlineData("hangs")]
    [InlineData("spins")]
    public async Task Session_waits_for_no_command_of_another_session(string command)
    {
        await using var host = await ModuleTestHost.StartAsync(static catalog => catalog.Install("rogue", Built.Misbehaving));
        var first = await host.ConnectAsync();
        var second = await host.ConnectAsync();

        var run = first.SendAsync(first.IdOf(command), "");
        (await second.SendAsync(second.IdOf("well"), "").Within("a command of another session"))
            .Select(static frame => frame.Type).ShouldBe([FrameType.Text, FrameType.Idle]);
        run.IsCompleted.ShouldBeFalse(); // its budget is 30 s

        using var process = Process.GetProcessById(host.Processes.ShouldHaveSingleItem());
        process.Kill();
        (await run.Within("the end of the lost invocation")).Select(static frame => frame.Type).ShouldBe([FrameType.Err, FrameType.Idle]);
    }

    // Commands that do not return keep their threads; there are enough for the next session all the same.
    [Fact]
    public async Task Many_commands_that_block_their_threads_leave_room_for_another()
    {
        await using var host = await ModuleTestHost.StartAsync(static catalog => catalog.Install("rogue", Built.Misbehaving));
        var blocked = new List<Task>();
        for (var i = 0; i < Waiting; i++)
        {
            var session = await host.ConnectAsync();
            blocked.Add(session.SendAsync(session.IdOf("blocks"), ""));
        }

        var other = await host.ConnectAsync();
        (await other.SendAsync(other.IdOf("well"), "").Within("a command of another session")).Count.ShouldBe(2);
        blocked.ShouldAllBe(static run => !run.IsCompleted);

        using var process = Process.GetProcessById(host.Processes.ShouldHaveSingleItem());
        process.Kill();
        await Task.WhenAll(blocked);
    }
}
