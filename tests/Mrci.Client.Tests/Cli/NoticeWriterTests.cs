using Mrci.Cli.Display;

namespace Mrci.Client.Tests.Cli;

public sealed class NoticeWriterTests
{
    private static readonly PeerInfo Peer = new(FakeSession.Id, default, "alice", "Test", "Alice A.");

    // P-7.0.9
    [Theory]
    [InlineData(2, FrameType.Text, "stopping\n", "stopping")]
    [InlineData(5, FrameType.Text, "hi\n", "[cast] hi")]
    [InlineData(33, FrameType.Text, "-ch_name \"c\"", "[invited to channel] -ch_name \"c\"")]
    [InlineData(42, FrameType.Text, "-old \"a\"", "[user renamed] -old \"a\"")]
    [InlineData(200, FrameType.Text, "x", "[async 200] x")]
    [InlineData(900, FrameType.Text, "x", "[command 900] x")]
    public void Notice_text_is_labelled_by_its_id(ushort id, FrameType type, string text, string expected) =>
        NoticeWriter.Write(new MrciFrame(type, id, MrciText.Encode(text))).ShouldBe(new Notice(expected));

    [Fact]
    public void Notice_err_is_an_error() =>
        NoticeWriter.Write(new MrciFrame(FrameType.Err, 3, MrciText.Encode("err: lost\n"))).IsError.ShouldBeTrue();

    // P-3.8
    [Fact]
    public void Notice_my_info_names_the_user()
    {
        var me = new MyInfo(Peer, "a@b.cc", "users", EmailConfirmed: false);

        NoticeWriter.Write(new MrciFrame(FrameType.MyInfo, 2, me.ToArray())).Text.ShouldBe(
            $"You are alice (Alice A.) with Test, session {FakeSession.Id}, group users, e-mail a@b.cc (not confirmed)");
    }

    // P-3.9
    [Fact]
    public void Notice_peer_stat_says_who_has_gone()
    {
        var stat = new PeerStat(FakeSession.Id, ChannelList.Empty, Disconnected: true);

        NoticeWriter.Write(new MrciFrame(FrameType.PeerStat, 22, stat.ToArray())).Text.ShouldBe(
            $"[peer] session {FakeSession.Id} has gone");
    }

    // P-7.24
    [Fact]
    public void Notice_p2p_data_is_shown_without_the_senders_id()
    {
        byte[] payload = [.. FakeSession.Id.ToArray(), .. MrciText.Encode("yo")];

        NoticeWriter.Write(new MrciFrame(FrameType.Text, 24, payload)).Text.ShouldBe($"[p2p] session {FakeSession.Id}: yo");
    }

    [Fact]
    public void Notice_damaged_or_long_binary_payload_is_shown_as_bytes()
    {
        NoticeWriter.Write(new MrciFrame(FrameType.MyInfo, 2, new byte[3])).Text.ShouldBe("MyInfo, 3 bytes: 000000");
        NoticeWriter.Write(new MrciFrame(FrameType.Bytes, 5, new byte[33])).Text.ShouldEndWith("00…");
    }
}
