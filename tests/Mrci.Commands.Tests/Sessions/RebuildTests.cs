using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Events;
using Mrci.Grains.Groups;
using Mrci.Grains.Ranks;
using Mrci.Modules;

namespace Mrci.Commands.Tests.Sessions;

public sealed class RebuildTests
{
    // P-4.11, P-11.2: a command that stays keeps its instance and gets no frame; one that goes is ended first.
    [Fact]
    public async Task Rebuild_ends_what_goes_and_leaves_the_rest_alone()
    {
        var loaders = new TestLoaders();
        var staying = loaders.Add("b_staying", WaitForInput);
        var going = loaders.Add("c_going", WaitForInput);
        loaders.Add("a_logout", static (command, _) =>
        {
            command.Host.Logout();
            return ValueTask.CompletedTask;
        });
        loaders.NotPublic.Add("c_going");
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync(await host.AddUserAsync("alice"));
        await session.SendAsync(514, "");
        await session.SendAsync(515, "");

        var frames = await session.SendAsync(513, "");

        frames.Where(static frame => frame.Id is >= 513 or 41).Changes().Where(static change => !change.StartsWith("RM 2", StringComparison.Ordinal)
            && !change.StartsWith("RM 3", StringComparison.Ordinal)).ShouldBe(["513:Idle", "515:Idle", "RM 515"]);
        (going.Terms, going.Deletions).ShouldBe((1, 1));
        (staying.Terms, staying.Deletions).ShouldBe((0, 0));
        staying.Host.InMoreInputMode.ShouldBeTrue();
    }

    // P-4.7: taken names get the lowest free number; P-4.6: an invalid name keeps its index and is not loaded.
    [Fact]
    public async Task Names_are_unique_in_the_session_and_invalid_ones_are_left_out()
    {
        var loaders = new TestLoaders();
        loaders.Add("TERM");
        loaders.Add("a name");
        loaders.Add("zzz");
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();

        session.Commands.Where(static pair => pair.Key >= 513).ShouldBe(
            [KeyValuePair.Create((ushort)514, "term_1"), KeyValuePair.Create((ushort)515, "zzz")]);
    }

    // P-4.11: a command that cannot be built is skipped; P-11.1: a throw counts as null.
    [Fact]
    public async Task Command_that_cannot_be_built_is_skipped()
    {
        var loaders = new TestLoaders();
        loaders.Add("a_null", static _ => (ICommand?)null);
        loaders.Add("b_throwing", static _ => throw new InvalidOperationException("no"));
        loaders.Add("c_good");
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();

        session.Commands.Keys.Where(static id => id >= 513).ShouldBe([(ushort)515]);
    }

    // P-4.13: an id is not announced under another name before it has been taken back.
    [Fact]
    public async Task Id_that_gets_another_name_is_removed_first()
    {
        var loaders = new TestLoaders();
        loaders.Add("b_old");
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();
        loaders.Add("a_new");

        var frames = await session.NotifyAsync(new CommandRanksChanged(EventOrigin.None, 1));

        frames.Changes().ShouldBe(["RM 513", "NEW 513", "NEW 514"]);
        session.Commands[513].ShouldBe("a_new");
    }

    // P-7.13, P-4.9: assigned ranks let others in, at once.
    [Fact]
    public async Task Changed_command_ranks_rebuild_the_session()
    {
        await using var host = await TestHost.StartAsync();
        var session = await host.ConnectAsync(await host.AddUserAsync("alice"));
        session.Commands.Keys.ShouldNotContain((ushort)267);
        var result = await host.Grains.GetGrain<ICommandRankGrain>(0).AddAsync(Guid.NewGuid(), "CAST", 2, callerRank: 1, EventOrigin.None);

        (await session.NotifyAsync(result.Event.ShouldNotBeNull())).Changes().ShouldBe(["NEW 267"]);
        (await session.NotifyAsync(result.Event)).ShouldBeEmpty();
    }

    // P-5.13: the rebuild is complete before the next frame's answer.
    [Fact]
    public async Task Idle_of_the_next_frame_follows_the_rebuild()
    {
        var loaders = new TestLoaders();
        await using var host = await TestHost.StartAsync(loaders);
        var user = await host.AddUserAsync("admin", GroupIds.Root);
        loaders.Add("login", session => new ScriptedCommand { Run = (_, _) => session.LoginAsync(user) });
        var session = await host.ConnectAsync();

        await session.SendAsync(513, "");

        (await session.SendAsync(900, "")).Heads().ShouldBe(["900:Err", "900:Idle"]);
    }

    private static ValueTask WaitForInput(ScriptedCommand command, ScriptedCommand.Input input)
    {
        command.Host.EnableMoreInput(true);
        return ValueTask.CompletedTask;
    }
}
