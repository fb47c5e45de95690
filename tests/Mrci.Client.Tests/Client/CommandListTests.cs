namespace Mrci.Client.Tests.Client;

public sealed class CommandListTests
{
    // P-7.40, P-7.41, P-5.13, P-4.5
    [Fact]
    public async Task Commands_follow_new_cmd_and_rm_cmd()
    {
        using var host = new FakeHost();
        var (client, session) = await host.ConnectAsync();
        await using var closing = client;
        using var _ = session;
        var before = client.Commands;
        var synchronizing = client.SynchronizeAsync();
        await session.AnnounceAsync(266, "auth");
        await session.AnnounceAsync(284, "fs_upload", handlesGenFile: true);
        await session.AnnounceAsync(314, "recover_acct");
        await session.SendAsync(41, FrameType.CmdId, CommandIdPayload.ToArray(314));
        await session.SynchronizeAsync();
        await Deadline.For("the command list", synchronizing);

        before.Count.ShouldBe(0);
        client.Commands.ById.Keys.ShouldBe(new ushort[] { 266, 284 });
        client.Commands.TryGet("AUTH", out var auth).ShouldBeTrue();
        auth!.CommandId.ShouldBe((ushort)266);
        client.Commands.TryGet(284, out var upload).ShouldBeTrue();
        upload!.HandlesGenFile.ShouldBeTrue();
        client.Commands.Contains("recover_acct").ShouldBeFalse();
    }

    // P-4.13
    [Fact]
    public void Commands_known_id_announced_again_replaces_the_entry()
    {
        var list = CommandList.Empty.With(Command(513, "old")).With(Command(514, "other")).With(Command(513, "new"));

        list.Contains("old").ShouldBeFalse();
        list.ByName.ShouldBe([new("new", 513), new("other", 514)]);
    }

    [Fact]
    public void Commands_removal_of_an_unknown_id_changes_nothing()
    {
        var list = CommandList.Empty.With(Command(513, "a"));

        list.Without(900).ShouldBeSameAs(list);
    }

    private static NewCommand Command(ushort id, string name) => new(id, HandlesGenFile: false, name, "lib");
}
