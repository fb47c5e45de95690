using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Payloads;
using Mrci.Protocol.Tests.Bytes;
using FileInfo = Mrci.Protocol.Payloads.FileInfo;

namespace Mrci.Protocol.Tests.Payloads;

public sealed class PayloadTests
{
    private static readonly PeerInfo Alice = new(Wire.Session(1), UserId.CreateRandom(), "alice", "Cmdr", "Alice in Wonderland");

    [Fact] // P-3.7
    public void Peer_info_has_its_layout_and_makes_the_round_trip()
    {
        var bytes = Alice.ToArray();
        bytes.Length.ShouldBe(300);
        bytes[28..60].ShouldBe(Alice.UserId.ToArray());
        bytes[60..].ShouldStartWith("61 00 6C 00 69 00 63 00 65 00 (20 00)×19  43 00 6D 00 64 00 72 00 (20 00)×60  41 00 6C 00");
        PeerInfo.TryRead(bytes, out var read).ShouldBeTrue();
        read.ShouldBe(Alice);
    }

    [Fact] // P-3.7, X-27
    public void Peer_info_without_user_has_a_user_id_of_zeros()
    {
        var bytes = new PeerInfo(Wire.Session(1), default, "", "Cmdr", "").ToArray();
        bytes.Length.ShouldBe(300);
        bytes[28..60].ShouldBe(new byte[32]);
    }

    [Theory] // P-2.5
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(255, true)]
    public void Any_byte_but_zero_reads_as_true_and_is_written_as_01(byte value, bool expected)
    {
        var myInfo = new MyInfo(Alice, "", "users", EmailConfirmed: false).ToArray();
        myInfo[452] = value;
        MyInfo.TryRead(myInfo, out var info).ShouldBeTrue();
        info.ShouldNotBeNull().EmailConfirmed.ShouldBe(expected);
        info.ToArray()[452].ShouldBe(expected ? (byte)1 : (byte)0);

        var stat = new PeerStat(Wire.Session(1), ChannelList.Empty, Disconnected: false).ToArray();
        stat[82] = value;
        PeerStat.TryRead(stat, out var peer).ShouldBeTrue();
        peer.Disconnected.ShouldBe(expected);
        peer.ToArray()[82].ShouldBe(expected ? (byte)1 : (byte)0);

        var command = new NewCommand(262, HandlesGenFile: false, "add_mod", NewCommand.BuiltIn).ToArray();
        command[2] = value;
        NewCommand.TryRead(command, out var newCommand).ShouldBeTrue();
        newCommand.ShouldNotBeNull().HandlesGenFile.ShouldBe(expected);
        newCommand.ToArray()[2].ShouldBe(expected ? (byte)1 : (byte)0);
    }

    [Fact] // P-2.14, P-3.11, P-7.0.6, X-29
    public void Any_payload_of_a_wrong_length_is_refused_without_exception() =>
        Prop.ForAll(
            Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().Resize(500).ToArbitrary(),
            bytes => PeerInfo.TryRead(bytes, out _) == (bytes.Length == 300)
                && MyInfo.TryRead(bytes, out _) == (bytes.Length == 453)
                && PeerStat.TryRead(bytes, out _) == (bytes.Length == 83)
                && NewCommand.TryRead(bytes, out _) == (bytes.Length == 259)
                && CommandIdPayload.TryRead(bytes, out _) == (bytes.Length == 2)
                && CastPayload.TryRead(bytes, out _) == (bytes.Length >= 55)
                && ToPeerPayload.TryRead(bytes, out _) == (bytes.Length >= 29)
                && P2PPayload.TryRead(bytes, out _) == (bytes.Length >= 57)
                && FileInfo.TryRead(bytes, out _) == (bytes.Length >= 27 && HasTerminator(bytes.AsSpan(25))))
            .QuickCheckThrowOnFailure();

    [Theory] // P-2.14
    [InlineData(299)]
    [InlineData(300)]
    [InlineData(301)]
    [InlineData(82)]
    [InlineData(83)]
    [InlineData(84)]
    [InlineData(258)]
    [InlineData(259)]
    [InlineData(260)]
    [InlineData(452)]
    [InlineData(453)]
    [InlineData(454)]
    public void Fixed_payload_is_read_from_exactly_its_length(int length)
    {
        var bytes = new byte[length];
        PeerInfo.TryRead(bytes, out _).ShouldBe(length == PeerInfo.Size);
        PeerStat.TryRead(bytes, out _).ShouldBe(length == PeerStat.Size);
        NewCommand.TryRead(bytes, out _).ShouldBe(length == NewCommand.Size);
        MyInfo.TryRead(bytes, out _).ShouldBe(length == MyInfo.Size);
    }

    [Theory] // P-3.11, X-57
    [InlineData("", true, null)]
    [InlineData("3A 01", true, 314)]
    [InlineData("3A", false, null)]
    [InlineData("3A 01 00", false, null)]
    [InlineData("00×9", false, null)]
    public void Command_id_input_is_two_bytes_or_none(string hex, bool valid, int? target)
    {
        CommandIdPayload.TryReadTarget(Chunks.Of(Hex.Bytes(hex), 1), out var read).ShouldBe(valid);
        read.ShouldBe((ushort?)target);
    }

    [Fact] // P-7.21
    public void To_peer_makes_the_round_trip()
    {
        var bytes = Hex.Bytes("A1×28 25 01 02 03");
        new ToPeerPayload(Wire.Session(0xA1), FrameType.PeerInfo, [1, 2, 3]).ToArray().ShouldBe(bytes);
        ToPeerPayload.TryRead(bytes, out var message).ShouldBeTrue();
        message.Destination.ShouldBe(Wire.Session(0xA1));
        message.Type.ShouldBe(FrameType.PeerInfo);
        message.Data.ToArray().ShouldBe([1, 2, 3]);
    }

    [Theory] // P-7.24
    [InlineData(FrameType.P2PRequest, 300)]
    [InlineData(FrameType.P2PClose, 28)]
    [InlineData(FrameType.P2POpen, 28)]
    [InlineData(FrameType.Bytes, 28)]
    public void P2p_link_changes_are_delivered_bare_and_data_behind_the_source(FrameType type, int length)
    {
        var writer = new ArrayBufferWriter<byte>();
        new P2PPayload(Wire.Session(1), Wire.Session(2), type, new byte[length]).WriteClientFrame(writer);
        var frame = Wire.Single(writer.WrittenSpan.ToArray());
        frame.CommandId.ShouldBe((ushort)24);
        frame.Payload.ToArray().ShouldBe(type == FrameType.Bytes ? [.. Wire.Session(2).ToArray(), .. new byte[length]] : new byte[length]);
    }

    [Fact] // a cast is read and written without copies of its data
    public void Reading_a_cast_allocates_nothing()
    {
        var bytes = new CastPayload(ChannelList.Of(new SubChannelId(1, 1)), FrameType.Text, new byte[1000]).ToArray();
        var copy = new byte[bytes.Length];
        CastPayload.TryRead(bytes, out var warmUp);
        warmUp.Write(copy);

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            CastPayload.TryRead(bytes, out var cast);
            cast.Channels.Matches(cast.Channels);
            cast.Write(copy);
        }

        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(256);
        copy.ShouldBe(bytes);
    }

    private static bool HasTerminator(ReadOnlySpan<byte> texts)
    {
        for (var i = 0; i + 1 < texts.Length; i += 2)
        {
            if (texts[i] == 0 && texts[i + 1] == 0)
                return true;
        }

        return false;
    }
}
