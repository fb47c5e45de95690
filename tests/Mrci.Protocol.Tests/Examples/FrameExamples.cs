using System.Buffers;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Payloads;
using Mrci.Protocol.Tests.Bytes;
using Mrci.Protocol.Text;

namespace Mrci.Protocol.Tests.Examples;

public sealed class FrameExamples
{
    private static readonly SessionId A = Wire.Session(0xA1);
    private static readonly SessionId B = Wire.Session(0xB2);
    private static readonly ChannelList Open334Sub5 = ChannelList.Of(new SubChannelId(334, 5));

    [Theory] // H-4, P-2.1, P-2.3
    [InlineData(FrameType.Text, 1, "Ready", "1F 01 00 0A 00 00 52 00 65 00 61 00 64 00 79 00")]
    [InlineData(FrameType.Idle, 266, "", "22 0A 01 00 00 00")]
    [InlineData(FrameType.Text, 266, "-user \"root\"",
        "1F 0A 01 18 00 00 2D 00 75 00 73 00 65 00 72 00 20 00 22 00 72 00 6F 00 6F 00 74 00 22 00")]
    [InlineData(FrameType.PrivText, 266, "Password: ",
        "21 0A 01 14 00 00 50 00 61 00 73 00 73 00 77 00 6F 00 72 00 64 00 3A 00 20 00")]
    public void H4_text_frame_is_written_and_read(FrameType type, ushort command, string text, string hex)
    {
        var bytes = Hex.Bytes(hex);
        FrameWriter.TextToArray(type, command, text).ShouldBe(bytes);
        Wire.Written(w => FrameWriter.WriteText(w, type, command, text)).ShouldBe(bytes);

        var frame = Wire.Single(bytes);
        frame.Type.ShouldBe(type);
        frame.CommandId.ShouldBe(command);
        frame.ReadText().ShouldBe(text);
    }

    [Theory] // H-4, P-3.11
    [InlineData(41, 314, "2E 29 00 02 00 00 3A 01")]
    [InlineData(311, 515, "2E 37 01 02 00 00 03 02")]
    [InlineData(341, null, "2E 55 01 00 00 00")]
    public void H4_command_id_frame_is_written_and_read(ushort command, int? target, string hex)
    {
        var bytes = Hex.Bytes(hex);
        var payload = target is { } id ? CommandIdPayload.ToArray((ushort)id) : [];
        FrameWriter.ToArray(FrameType.CmdId, command, payload).ShouldBe(bytes);

        CommandIdPayload.TryReadTarget(Wire.Single(bytes).Payload, out var read).ShouldBeTrue();
        read.ShouldBe((ushort?)target);
    }

    [Fact] // H-4
    public void H4_my_info_header_is_written_and_read()
    {
        var header = new FrameHeader(FrameType.MyInfo, 2, MyInfo.Size);
        var bytes = new byte[FrameHeader.Size];
        header.Write(bytes);
        bytes.ShouldBe(Hex.Bytes("26 02 00 C5 01 00"));
        FrameHeader.Read(bytes).ShouldBe(header);
    }

    [Fact] // H-5, P-3.10
    public void H5_new_command_frame_is_written_and_read()
    {
        var bytes = Hex.Bytes(
            """
            2D 28 00 03 01 00   0A 01   00   61 00 75 00 74 00 68 00 (20 00)×60
            3A 00 69 00 6E 00 74 00 65 00 72 00 6E 00 61 00 6C 00 5F 00 6D 00 6F 00 64 00 (20 00)×51
            """);
        var command = new NewCommand(266, HandlesGenFile: false, "auth", NewCommand.BuiltIn);
        FrameWriter.ToArray(FrameType.NewCmd, (ushort)AsyncCommand.AddCmd, command.ToArray()).ShouldBe(bytes);

        NewCommand.TryRead(Wire.Single(bytes).Payload.ToArray(), out var read).ShouldBeTrue();
        read.ShouldBe(command);
    }

    [Fact] // H-6
    public void H6_frames_of_a_login_have_the_shown_starts()
    {
        var newCommand = new NewCommand(272, HandlesGenFile: false, "cmd_info", NewCommand.BuiltIn).ToArray();
        FrameWriter.TextToArray(FrameType.Text, 266, "-user alice").ShouldStartWith("1F 0A 01");
        FrameWriter.TextToArray(FrameType.PrivText, 266, "Password: ").ShouldStartWith("21 0A 01");
        FrameWriter.ToArray(FrameType.MyInfo, (ushort)AsyncCommand.SysMsg, new byte[MyInfo.Size]).ShouldStartWith("26 02 00 C5 01 00");
        FrameWriter.ToArray(FrameType.Idle, 266, []).ShouldBe(Hex.Bytes("22 0A 01 00 00 00"));
        FrameWriter.ToArray(FrameType.NewCmd, (ushort)AsyncCommand.AddCmd, newCommand).ShouldStartWith("2D 28 00 03 01 00 10 01");
        FrameWriter.ToArray(FrameType.CmdId, (ushort)AsyncCommand.RmCmd, CommandIdPayload.ToArray(314))
            .ShouldBe(Hex.Bytes("2E 29 00 02 00 00 3A 01"));
    }

    [Fact] // H-7, P-2.9
    public void H7_unknown_id_is_answered_with_its_own_id()
    {
        var bytes = Wire.Written(w =>
        {
            FrameWriter.WriteText(w, FrameType.Err, 900, "no");
            FrameWriter.Write(w, FrameType.Idle, 900);
        });
        bytes.ShouldBe(Hex.Bytes("20 84 03 04 00 00 6E 00 6F 00  22 84 03 00 00 00"));
    }

    [Fact] // H-8, P-7.5
    public void H8_cast_is_written_read_and_delivered_bare()
    {
        var bytes = Hex.Bytes("4E 01 00 00 00 00 00 00 05  00×45  1F  68 00 69 00");
        new CastPayload(Open334Sub5, FrameType.Text, MrciText.Encode("hi")).ToArray().ShouldBe(bytes);

        CastPayload.TryRead(bytes, out var cast).ShouldBeTrue();
        cast.Channels.ShouldBe(Open334Sub5);
        FrameWriter.ToArray(cast.Type, (ushort)AsyncCommand.Cast, cast.Data).ShouldBe(Hex.Bytes("1F 05 00 04 00 00  68 00 69 00"));
    }

    [Theory] // H-9, P-3.9
    [InlineData(true, "27 16 00 53 00 00   A1×28   4E 01 00 00 00 00 00 00 05 00×45   01")]
    [InlineData(false, "27 16 00 53 00 00   A1×28   00×54   00")]
    public void H9_peer_stat_frame_is_written_and_read(bool disconnected, string hex)
    {
        var stat = new PeerStat(A, disconnected ? Open334Sub5 : ChannelList.Empty, disconnected);
        var bytes = Hex.Bytes(hex);
        FrameWriter.ToArray(FrameType.PeerStat, (ushort)AsyncCommand.LimitedCast, stat.ToArray()).ShouldBe(bytes);

        PeerStat.TryRead(Wire.Single(bytes).Payload.ToArray(), out var read).ShouldBeTrue();
        read.ShouldBe(stat);
    }

    [Theory] // H-10, P-7.24, P-9.5
    [InlineData(FrameType.P2POpen, "B2×28", "A1×28  B2×28  2A  B2×28", "2A 18 00 1C 00 00  B2×28")]
    [InlineData(FrameType.Text, "79 00 6F 00", "A1×28 B2×28 1F 79 00 6F 00", "1F 18 00 20 00 00 B2×28 79 00 6F 00")]
    public void H10_p2p_is_written_read_and_delivered(FrameType type, string data, string payload, string clientFrame)
    {
        new P2PPayload(A, B, type, Hex.Bytes(data)).ToArray().ShouldBe(Hex.Bytes(payload));

        P2PPayload.TryRead(Hex.Bytes(payload), out var message).ShouldBeTrue();
        message.Destination.ShouldBe(A);
        message.Source.ShouldBe(B);
        var writer = new ArrayBufferWriter<byte>();
        message.WriteClientFrame(writer);
        writer.WrittenSpan.ToArray().ShouldBe(Hex.Bytes(clientFrame));
    }

    [Fact] // H-10, P-9.2
    public void H10_p2p_request_carries_the_session_id()
    {
        var bytes = Hex.Bytes("2C 36 01 1C 00 00 B2×28");
        FrameWriter.ToArray(FrameType.SessionId, 310, B.ToArray()).ShouldBe(bytes);
        SessionId.TryRead(Wire.Single(bytes).Payload, out var id).ShouldBeTrue();
        id.ShouldBe(B);
    }
}
