using Mrci.Commands.Tests.Harness;
using Mrci.Domain.Settings;
using Mrci.Grains.Groups;
using Mrci.Grains.Sessions;
using Mrci.Grains.Streams;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;

namespace Mrci.Commands.Tests.Sessions;

public sealed class AttachTests
{
    // P-1.13, P-4.9, P-7.1, P-7.43: RDY, then the public commands by ascending id.
    [Fact]
    public async Task Attach_without_user_announces_public_commands_after_rdy()
    {
        await using var host = await TestHost.StartAsync(new TestLoaders { IsComplete = true });
        var session = await host.ConnectAsync();

        session.Greeting.Changes().ShouldBe(["1:Text", "NEW 266", "NEW 296", "NEW 306", "NEW 314", "NEW 320"]);
    }

    // P-4.10, C-LST.3: add_acct joins them while registration is open.
    [Fact]
    public async Task Attach_with_open_registration_announces_add_acct()
    {
        await using var host = await TestHost.StartAsync(
            new TestLoaders { IsComplete = true }, HostSettings.Default with { AllowPublicRegistrations = true, EnablePasswordReset = false });
        var session = await host.ConnectAsync();

        session.Greeting.Changes().ShouldBe(["1:Text", "NEW 257", "NEW 266", "NEW 296", "NEW 306"]);
    }

    // P-3.10, H-5: the payload of NEW_CMD.
    [Fact]
    public async Task Attach_announces_name_and_library_of_a_command()
    {
        await using var host = await TestHost.StartAsync();
        var session = await host.ConnectAsync();

        var frame = session.Greeting.Single(frame => frame.Type == FrameType.NewCmd && frame.Payload[0] == (306 & 0xFF));
        NewCommand.TryRead(frame.Payload, out var command).ShouldBeTrue();
        command.ShouldBe(new NewCommand(306, false, "my_info", ":internal_mod"));
    }

    // P-7.20, P-7.2: MY_INFO comes before RDY.
    [Fact]
    public async Task Attach_with_user_restores_him_before_rdy()
    {
        await using var host = await TestHost.StartAsync();
        var user = await host.AddUserAsync("alice");
        var session = await host.ConnectAsync(user);

        session.Greeting.Heads().Take(3).ShouldBe(["2:MyInfo", "1:Text", "40:NewCmd"]);
        MyInfo.TryRead(session.Greeting[0].Payload, out var info).ShouldBeTrue();
        info.Peer.UserName.ShouldBe("alice");
        info.Peer.SessionId.ShouldBe(session.SessionId);
        info.GroupName.ShouldBe("users");
        info.Email.ShouldBe("alice@example.org");
        session.UserId.ShouldBe(user.UserId);
        session.Interests.EventStreams.ShouldBe([StreamKey.Host, StreamKey.User(user.UserId), StreamKey.Group(GroupIds.Users)]);
    }

    // P-7.20, X-81, P-7.7: a user who is gone is logged out, and the front end forgets him.
    [Fact]
    public async Task Attach_with_unknown_user_starts_without_one()
    {
        await using var host = await TestHost.StartAsync();
        var session = await host.ConnectAsync();
        await session.AttachAsync(userId: new string('7', 64));

        session.Greeting[0].Head.ShouldBe("1:Text");
        session.UserId.ShouldBeNull();
        session.Interests.EventStreams.ShouldBe([StreamKey.Host]);
    }

    // P-10.20: calls of another attachment are refused.
    [Fact]
    public async Task Call_with_another_epoch_fails()
    {
        await using var host = await TestHost.StartAsync();
        var session = await host.ConnectAsync();
        var frame = new ClientFrame((byte)FrameType.Text, 306, []);

        await Should.ThrowAsync<SessionEpochException>(() => session.Grain.ReceiveAsync(session.Epoch + 1, frame));
        await Should.ThrowAsync<SessionEpochException>(() => session.Grain.TurnAsync(session.Epoch - 1));
        await Should.ThrowAsync<SessionEpochException>(
            () => session.Grain.AttachAsync(new SessionAttachment(session.Epoch, "127.0.0.1", "Test", 1, 0, 1, null)));
    }

    // P-10.20: before an attachment there is no session.
    [Fact]
    public async Task Call_without_attachment_fails()
    {
        await using var host = await TestHost.StartAsync();
        var grain = host.Grains.GetGrain<ISessionGrain>(new string('a', 56));

        await Should.ThrowAsync<SessionEpochException>(() => grain.ReceiveAsync(1, new ClientFrame((byte)FrameType.Text, 306, [])));
    }

    // P-10.13, P-10.20: a new attachment starts afresh, the waiting command is gone without a word.
    [Fact]
    public async Task Attach_again_drops_what_was_running()
    {
        var loaders = new TestLoaders();
        var waiting = loaders.Add("waiting", static (command, _) =>
        {
            command.Host.EnableMoreInput(true);
            return ValueTask.CompletedTask;
        });
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();
        await session.SendAsync(session.IdOf("waiting"), "");

        await session.AttachAsync();

        session.Greeting.Heads().ShouldBe(["1:Text", .. Enumerable.Repeat("40:NewCmd", session.Commands.Count)]);
        waiting.Terms.ShouldBe(1);
        waiting.Deletions.ShouldBe(1);
    }
}
