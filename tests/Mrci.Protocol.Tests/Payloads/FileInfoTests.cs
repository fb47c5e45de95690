using Mrci.Protocol.Payloads;
using Mrci.Protocol.Tests.Bytes;
using FileInfo = Mrci.Protocol.Payloads.FileInfo;

namespace Mrci.Protocol.Tests.Payloads;

public sealed class FileInfoTests
{
    private static readonly FileInfo Link = new(FileInfoFlags.Symlink | FileInfoFlags.Exists, 1, 2, 3, "l", "/a");

    [Fact] // P-3.6, X-64
    public void Target_with_terminator_is_read_alike()
    {
        FileInfo.TryRead([.. Link.ToArray(), 0, 0], out var read).ShouldBeTrue();
        read.ShouldBe(Link);
    }

    [Fact] // P-3.6, X-64
    public void Absent_target_with_terminator_is_read_as_empty()
    {
        var file = Link with { LinkTarget = "" };
        FileInfo.TryRead([.. file.ToArray(), 0, 0], out var read).ShouldBeTrue();
        read.ShouldBe(file);
    }

    [Fact] // P-3.6, P-2.3
    public void Odd_last_byte_of_the_target_is_ignored()
    {
        FileInfo.TryRead([.. Link.ToArray(), 0x61], out var read).ShouldBeTrue();
        read.ShouldBe(Link);
    }

    [Theory] // P-3.6
    [InlineData("00×25")]
    [InlineData("00×26")]
    [InlineData("00×25 61 00")]
    [InlineData("00×25 61 00 62")]
    [InlineData("00×25 61 00 00")]
    [InlineData("00×25 00 61 61 00")]
    [InlineData("")]
    public void Payload_without_terminated_name_is_refused(string hex) => FileInfo.TryRead(Hex.Bytes(hex), out _).ShouldBeFalse();

    [Fact] // P-3.6
    public void Zero_bytes_of_two_neighbouring_units_are_no_terminator()
    {
        // U+6100, U+0061: the bytes 00 61 61 00 hold no zero unit.
        var info = Link with { Name = "\u6100a" };
        FileInfo.TryRead(info.ToArray(), out var read).ShouldBeTrue();
        read.ShouldBe(info);
    }

    [Fact] // P-3.6
    public void Bit_7_is_neither_written_nor_read()
    {
        var bytes = (Link with { Flags = (FileInfoFlags)0xFF }).ToArray();
        bytes[0].ShouldBe((byte)0x7F);
        bytes[0] = 0xFF;
        FileInfo.TryRead(bytes, out var read).ShouldBeTrue();
        ((byte)read.ShouldNotBeNull().Flags).ShouldBe((byte)0x7F);
    }

    [Fact] // P-3.6
    public void Texts_end_at_their_first_nul()
    {
        var info = Link with { Name = "l\0x", LinkTarget = "/a\0y" };
        info.ToArray().ShouldBe(Link.ToArray());
        info.Size.ShouldBe(27 + 2 + 4);
    }

    [Theory] // P-3.6
    [InlineData(FileInfoFlags.File, 1)]
    [InlineData(FileInfoFlags.Directory, 2)]
    [InlineData(FileInfoFlags.Symlink, 4)]
    [InlineData(FileInfoFlags.Readable, 8)]
    [InlineData(FileInfoFlags.Writable, 16)]
    [InlineData(FileInfoFlags.Executable, 32)]
    [InlineData(FileInfoFlags.Exists, 64)]
    public void Flag_has_its_bit(FileInfoFlags flag, byte bit) => ((byte)flag).ShouldBe(bit);
}
