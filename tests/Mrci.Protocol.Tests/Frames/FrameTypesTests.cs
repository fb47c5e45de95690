using Mrci.Protocol.Frames;

namespace Mrci.Protocol.Tests.Frames;

public sealed class FrameTypesTests
{
    private static readonly FrameType[] All = [.. Enumerable.Range(0, 256).Select(value => (FrameType)value)];

    private static readonly FrameType[] Private =
        [FrameType.PrivIpc, FrameType.PubIpc, FrameType.PubIpcWithFeedback, FrameType.PingPeers];

    private static readonly FrameType[] HostOnly =
        [FrameType.Idle, FrameType.HostCert, FrameType.PeerInfo, FrameType.MyInfo, FrameType.PeerStat, FrameType.NewCmd];

    private static readonly FrameType[] Links = [FrameType.P2PRequest, FrameType.P2PClose, FrameType.P2POpen];

    [Fact] // P-3.1, P-2.7
    public void Private_types_are_1_to_4() => All.Where(FrameTypes.IsPrivate).ShouldBe(Private);

    [Fact] // P-5.20, X-56
    public void Forbidden_types_of_casts_are_those_of_the_list() =>
        All.Where(FrameTypes.IsForbiddenForCast).ShouldBe([.. Private, .. HostOnly, .. Links], ignoreOrder: true);

    [Fact] // P-5.21
    public void Forbidden_types_to_a_peer_leave_out_the_links() =>
        All.Where(FrameTypes.IsForbiddenForPeer).ShouldBe([.. Private, .. HostOnly], ignoreOrder: true);

    [Fact] // P-5.22
    public void Forbidden_types_of_built_in_output_are_idle_new_command_and_private() =>
        All.Where(FrameTypes.IsForbiddenForInternalOutput).ShouldBe([.. Private, FrameType.Idle, FrameType.NewCmd], ignoreOrder: true);

    [Fact] // P-3.2
    public void Text_types_are_four() =>
        All.Where(FrameTypes.IsText).ShouldBe([FrameType.Text, FrameType.Err, FrameType.PrivText, FrameType.BigText]);

    [Theory] // P-3.2
    [InlineData(FrameType.GenFile, 30)]
    [InlineData(FrameType.Text, 31)]
    [InlineData(FrameType.Idle, 34)]
    [InlineData(FrameType.P2PRequest, 40)]
    [InlineData(FrameType.P2PClose, 41)]
    [InlineData(FrameType.P2POpen, 42)]
    [InlineData(FrameType.SessionId, 44)]
    [InlineData(FrameType.CmdId, 46)]
    [InlineData(FrameType.BigText, 47)]
    public void Type_has_its_id(FrameType type, byte id) => ((byte)type).ShouldBe(id);

    [Fact] // P-7.0.9
    public void Async_ids_are_1_to_43_without_gaps() =>
        Enum.GetValues<AsyncCommand>().Select(command => (int)command).ShouldBe(Enumerable.Range(0, 44));

    [Theory] // P-7.0.9
    [InlineData(AsyncCommand.Logout, 7)]
    [InlineData(AsyncCommand.DisableMod, 16)]
    [InlineData(AsyncCommand.LimitedCast, 22)]
    [InlineData(AsyncCommand.CloseP2P, 25)]
    [InlineData(AsyncCommand.InviteAccepted, 35)]
    [InlineData(AsyncCommand.RmRdonly, 39)]
    [InlineData(AsyncCommand.PublicAuth, 43)]
    public void Async_command_has_its_id(AsyncCommand command, int id) => ((int)command).ShouldBe(id);
}
