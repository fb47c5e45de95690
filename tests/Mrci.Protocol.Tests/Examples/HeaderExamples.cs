using System.Buffers;
using System.Text;
using Mrci.Protocol.Hashing;
using Mrci.Protocol.Headers;
using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Tests.Bytes;

namespace Mrci.Protocol.Tests.Examples;

public sealed class HeaderExamples
{
    private const string H1Id = "8d10895405f27979ccceb5a45b8528bfbe5326a3fc6ef1b41542068e";

    private static readonly byte[] H2 =
        Hex.Bytes("4D 52 43 49  01 00  00 00  01 00  54 00 65 00 73 00 74 00  (20 00)×60  (20 00)×136");

    private static readonly byte[] H3 = Hex.Bytes(
        "01  01 00  00 00  01 00  8D 10 89 54 05 F2 79 79 CC CE B5 A4 5B 85 28 BF BE 53 26 A3 FC 6E F1 B4 15 42 06 8E");

    [Theory] // H-1
    [InlineData("", "6b4e03423667dbb73b6e15454f0eb1abd4597f9a1b078e3f5b5a6bc7")]
    [InlineData("abc", "e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf")]
    [InlineData("201909120129461230123456789abcdef0123456789abcdef", H1Id)]
    public void H1_hash_is_sha3_224(string text, string hash) =>
        Convert.ToHexStringLower(Keccak.Sha3224(Encoding.ASCII.GetBytes(text))).ShouldBe(hash);

    [Fact] // H-1, P-1.17
    public void H1_session_id_of_the_original_is_hash_of_time_and_machine()
    {
        var time = new DateTime(2019, 9, 12, 1, 29, 46, 123, DateTimeKind.Unspecified);
        SessionIds.Create(time, "0123456789abcdef0123456789abcdef"u8, []).ToString().ShouldBe(H1Id);
    }

    [Fact] // H-2, P-1.5
    public void H2_client_header_is_written() =>
        new ClientHeader(new ProtocolVersion(1, 0, 1), "Test", "").ToArray().ShouldBe(H2);

    [Fact] // H-2, P-1.6
    public void H2_client_header_is_read()
    {
        ClientHeader.TryRead(new ReadOnlySequence<byte>(H2), out var header).ShouldBe(HeaderReadStatus.Ok);
        header.ShouldBe(new ClientHeader(new ProtocolVersion(1, 0, 1), "Test", ""));
    }

    [Fact] // H-3, P-1.8
    public void H3_host_header_is_written_and_read()
    {
        SessionId.TryParse(H1Id, out var id).ShouldBeTrue();
        var header = new HostHeader(HostReply.Accepted, ProtocolVersion.Host, id);
        header.ToArray().ShouldBe(H3);
        HostHeader.TryRead(H3, out var read).ShouldBeTrue();
        read.ShouldBe(header);
    }
}
