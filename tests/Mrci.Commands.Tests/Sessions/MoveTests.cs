using Mrci.Commands.Tests.Channels;
using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Sessions;
using Mrci.Protocol.Frames;

namespace Mrci.Commands.Tests.Sessions;

/// <summary>Planned moves (P-10.22): the activation goes in good order, another one goes on.</summary>
public sealed class MoveTests : ChannelCommandTests
{
    private const ushort MyInfo = 306;

    [Fact]
    public async Task Moved_session_goes_on_without_a_frame_about_it()
    {
        await OpenMainAsync();
        State.OwnerOverride = true;
        State.CurrentDirectory = "/elsewhere";
        await Host.RestartAsync();

        (await Session.SendAsync(MyInfo, "")).Heads().ShouldBe([$"{MyInfo}:Text", $"{MyInfo}:Idle"]);

        (State.UserName, State.OwnerOverride, State.CurrentDirectory).ShouldBe(("olga", true, "/elsewhere"));
        Session.Interests.Open.ShouldBe([Main]);
        Session.UserId.ShouldBe(Owner.UserId);
        Host.CountStates("session").ShouldBe(0);
    }

    [Fact]
    public async Task Moved_session_goes_on_with_its_numbers()
    {
        // P-7.0.3
        await OpenMainAsync();
        var before = await Host.RecordAsync(Main);
        await Session.SendAsync(Cast, "before");
        var number = (await before.NextAsync()).SourceSequence;
        await Host.RestartAsync();
        var after = await Host.RecordAsync(Main);

        await Session.SendAsync(Cast, "after");

        (await after.NextAsync()).SourceSequence.ShouldBe(number + 1);
    }

    [Fact]
    public async Task Moved_session_tells_only_what_has_changed()
    {
        // P-4.11, P-10.26
        Loaders.Add("b_left");
        Loaders.Add("c_stays");
        await Session.RecoverAsync();
        var stays = Loaders.IdOf("c_stays");
        await Host.RestartAsync();
        Loaders.Names.Remove("b_left");

        var frames = await Session.RenewAsync();

        // The names behind the one that left have moved up: a number that means another command goes before it comes.
        frames.Changes().ShouldBe([$"RM {stays - 1}", $"NEW {stays - 1}", $"RM {stays}"]);
    }

    [Fact]
    public async Task Invocations_that_cannot_move_end_once_and_their_input_starts_nothing()
    {
        // P-5.3, P-10.22: no 3:ERR
        var waiting = Loaders.Add("waiting", static (command, _) =>
        {
            command.Host.EnableMoreInput(true);
            return ValueTask.CompletedTask;
        });
        await Session.RecoverAsync();
        var id = Loaders.IdOf("waiting");
        await Session.SendAsync(id, "start");
        await Host.RestartAsync();

        (await Session.SendAsync(id, "a password, perhaps")).Heads().ShouldBe([$"{id}:Err", $"{id}:Idle"]);
        waiting.Runs.ShouldBe(1);
        await Session.SendAsync(id, "start again");
        waiting.Runs.ShouldBe(2);
    }

    [Fact]
    public async Task Hand_over_of_another_attachment_is_not_used()
    {
        await Host.RestartAsync();
        Host.CountStates("session").ShouldBe(1);

        var frame = new ClientFrame((byte)FrameType.Text, MyInfo, []);
        await Should.ThrowAsync<SessionEpochException>(() => Session.Grain.ReceiveAsync(Session.Epoch + 1, frame));
        Host.CountStates("session").ShouldBe(0);
    }

    [Fact]
    public async Task Session_that_ended_before_leaves_nothing()
    {
        await Session.EndAsync();
        await Host.RestartAsync();

        Host.CountStates("session").ShouldBe(0);
    }
}
