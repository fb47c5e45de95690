using System.Buffers;
using Mrci.Protocol.Headers;
using Mrci.Protocol.Tests.Bytes;

namespace Mrci.Protocol.Tests.Headers;

public sealed class ClientHeaderTests
{
    private static readonly ClientHeader Header = new(new ProtocolVersion(1, 2, 3), "Cmdr v1.0.1", "host.example");

    [Fact] // P-1.6
    public void Header_dripped_byte_by_byte_needs_410_bytes()
    {
        var bytes = Header.ToArray();
        for (var length = 0; length < ClientHeader.Size; length++)
            ClientHeader.TryRead(Chunks.Of(bytes[..length], 1), out _).ShouldBe(HeaderReadStatus.NeedMoreData);

        ClientHeader.TryRead(Chunks.Of(bytes, 1), out var header).ShouldBe(HeaderReadStatus.Ok);
        header.ShouldBe(Header);
    }

    [Fact] // P-1.9: what follows the header belongs to the frames
    public void Bytes_behind_the_header_are_left_alone()
    {
        byte[] bytes = [.. Header.ToArray(), 1, 2, 3];
        ClientHeader.TryRead(new ReadOnlySequence<byte>(bytes), out var header).ShouldBe(HeaderReadStatus.Ok);
        header.ShouldBe(Header);
    }

    [Theory] // P-1.6, P-1.9
    [InlineData("4D 52 43 48")]
    [InlineData("6D 52 43 49")]
    [InlineData("47 45 54 20 2F")]
    [InlineData("00×410")]
    public void Wrong_tag_is_told_from_four_bytes(string hex) =>
        ClientHeader.TryRead(new ReadOnlySequence<byte>(Hex.Bytes(hex)), out _).ShouldBe(HeaderReadStatus.BadTag);

    [Fact] // P-1.6
    public void Fewer_than_four_bytes_are_not_judged() =>
        ClientHeader.TryRead(new ReadOnlySequence<byte>([0, 0, 0]), out _).ShouldBe(HeaderReadStatus.NeedMoreData);

    [Fact] // P-1.6
    public void Names_are_trimmed_of_white_space_and_nul()
    {
        var bytes = (Header with { AppName = "\0 \t Test A\0\0", CommonName = "\u00A0x\r\n \0 " }).ToArray();
        ClientHeader.TryRead(new ReadOnlySequence<byte>(bytes), out var header).ShouldBe(HeaderReadStatus.Ok);
        header.ShouldBe(Header with { AppName = "Test A", CommonName = "x" });
    }

    [Fact] // P-2.4
    public void Long_names_are_cut()
    {
        var bytes = (Header with { AppName = new string('a', 65), CommonName = new string('c', 500) }).ToArray();
        ClientHeader.TryRead(new ReadOnlySequence<byte>(bytes), out var header).ShouldBe(HeaderReadStatus.Ok);
        header.ShouldBe(Header with { AppName = new string('a', 64), CommonName = new string('c', 136) });
    }

    [Fact]
    public void Short_destination_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => Header.Write(new byte[409]));
}
