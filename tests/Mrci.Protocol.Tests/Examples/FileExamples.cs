using System.Buffers;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Payloads;
using Mrci.Protocol.Tests.Bytes;
using FileInfo = Mrci.Protocol.Payloads.FileInfo;

namespace Mrci.Protocol.Tests.Examples;

public sealed class FileExamples
{
    private const string RemoteFileR =
        "2D 00 72 00 65 00 6D 00 6F 00 74 00 65 00 5F 00 66 00 69 00 6C 00 65 00 20 00 22 00 2F 00 72 00 22 00 ";

    private static readonly FileInfo H13 = new(
        FileInfoFlags.File | FileInfoFlags.Readable | FileInfoFlags.Writable | FileInfoFlags.Exists,
        CreationTime: 1568252986000, ModificationTime: 1568252987000, Length: 3, "a", "");

    private static readonly FileInfo H15 = H13 with { Flags = H13.Flags | FileInfoFlags.Symlink, Name = "l", LinkTarget = "/a" };

    public static TheoryData<string, string> ArgumentFrames => new()
    {
        { "1E 1C 01 30 00 00 " + RemoteFileR + "20 00 2D 00 6C 00 65 00 6E 00 20 00 33 00", "-remote_file \"/r\" -len 3" },
        { "1E 1C 01 10 00 00 2D 00 74 00 6F 00 5F 00 68 00 6F 00 73 00 74 00", "-to_host" },
        { "1E 17 01 22 00 00 " + RemoteFileR, "-remote_file \"/r\"" },
        {
            "1E 17 01 22 00 00 2D 00 66 00 72 00 6F 00 6D 00 5F 00 68 00 6F 00 73 00 74 00 20 00 2D 00 6C 00 65 00 6E 00 20 00 33 00",
            "-from_host -len 3"
        },
    };

    [Theory] // H-11, H-12, P-3.21
    [MemberData(nameof(ArgumentFrames))]
    public void H11_H12_argument_frames_are_read_and_written_back(string hex, string text)
    {
        var bytes = Hex.Bytes(hex);
        var frame = Wire.Single(bytes);
        frame.ReadText().ShouldBe(text);
        GenFileArguments.TryParse(frame.ReadText(), out var arguments).ShouldBe(GenFileArgumentsStatus.Ok);
        FrameWriter.TextToArray(FrameType.GenFile, frame.CommandId, arguments.ShouldNotBeNull().ToText()).ShouldBe(bytes);
    }

    [Fact] // H-11
    public void H11_upload_arguments_mean_what_they_say()
    {
        GenFileArguments.TryParse("-remote_file \"/r\" -len 3", out var arguments).ShouldBe(GenFileArgumentsStatus.Ok);
        arguments.ShouldBe(new GenFileArguments { RemoteFile = "/r", Length = 3 });
    }

    [Theory] // H-11, H-12, P-3.22
    [InlineData(284, "", "1E 1C 01 00 00 00")]
    [InlineData(284, "61 62 63", "1E 1C 01 03 00 00  61 62 63")]
    [InlineData(279, "", "1E 17 01 00 00 00")]
    [InlineData(279, "61 62 63", "1E 17 01 03 00 00  61 62 63")]
    public void H11_H12_ready_and_data_frames_are_raw(ushort command, string data, string hex)
    {
        FrameWriter.ToArray(FrameType.GenFile, command, Hex.Bytes(data)).ShouldBe(Hex.Bytes(hex));
        Wire.Single(Hex.Bytes(hex)).Payload.ToArray().ShouldBe(Hex.Bytes(data));
    }

    [Theory] // H-11, H-12
    [InlineData(284, "22 1C 01 00 00 00")]
    [InlineData(279, "22 17 01 00 00 00")]
    public void H11_H12_transfer_ends_with_idle(ushort command, string hex) =>
        Wire.Written(w => FrameWriter.Write(w, FrameType.Idle, command)).ShouldBe(Hex.Bytes(hex));

    [Fact] // H-13, P-3.6
    public void H13_file_info_of_a_file_is_written_and_read() => ShouldBeOnTheWire(
        H13,
        "24 19 01 1D 00 00   59  90 82 29 23 6D 01 00 00  78 86 29 23 6D 01 00 00  03 00 00 00 00 00 00 00  61 00 00 00");

    [Fact] // H-15, P-3.6
    public void H15_file_info_of_a_symlink_is_written_and_read() => ShouldBeOnTheWire(
        H15,
        "24 19 01 21 00 00   5D  90 82 29 23 6D 01 00 00  78 86 29 23 6D 01 00 00  03 00 00 00 00 00 00 00  6C 00 00 00  2F 00 61 00");

    [Fact] // H-14, P-3.8
    public void H14_my_info_tail_is_written_and_read()
    {
        var peer = new PeerInfo(Wire.Session(1), UserId.CreateRandom(), "alice", "Cmdr v1.0.1", "Alice");
        var info = new MyInfo(peer, "a@b.cc", "users", EmailConfirmed: false);
        var bytes = info.ToArray();
        bytes.Length.ShouldBe(453);
        bytes[300..].ShouldBe(Hex.Bytes("61 00 40 00 62 00 2E 00 63 00 63 00 (20 00)×58  75 00 73 00 65 00 72 00 73 00 (20 00)×7  00"));
        bytes[..300].ShouldBe(peer.ToArray());

        MyInfo.TryRead(bytes, out var read).ShouldBeTrue();
        read.ShouldBe(info);
    }

    private static void ShouldBeOnTheWire(FileInfo info, string hex)
    {
        var bytes = Hex.Bytes(hex);
        FrameWriter.ToArray(FrameType.FileInfo, 281, info.ToArray()).ShouldBe(bytes);
        FileInfo.TryRead(Wire.Single(bytes).Payload.ToArray(), out var read).ShouldBeTrue();
        read.ShouldBe(info);
    }
}
