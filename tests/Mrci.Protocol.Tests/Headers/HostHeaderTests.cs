using Mrci.Protocol.Headers;
using Mrci.Protocol.Tests.Bytes;

namespace Mrci.Protocol.Tests.Headers;

public sealed class HostHeaderTests
{
    [Theory] // P-1.8, P-1.10
    [InlineData(HostReply.Accepted, 1)]
    [InlineData(HostReply.AcceptedTls, 2)]
    [InlineData(HostReply.UnsupportedVersion, 3)]
    [InlineData(HostReply.NoCertificate, 4)]
    public void Every_reply_is_written_and_read_with_its_session_id(HostReply reply, byte code)
    {
        var header = new HostHeader(reply, ProtocolVersion.Host, Wire.Session(0x5A));
        var bytes = header.ToArray();
        bytes[0].ShouldBe(code);
        HostHeader.TryRead(bytes, out var read).ShouldBeTrue();
        read.ShouldBe(header);
    }

    [Theory] // P-1.10
    [InlineData("00×35")]
    [InlineData("05 00×34")]
    [InlineData("01 00×33")]
    [InlineData("")]
    public void Unknown_reply_or_too_few_bytes_are_no_header(string hex) =>
        HostHeader.TryRead(Hex.Bytes(hex), out _).ShouldBeFalse();

    [Fact] // P-1.8
    public void Host_announces_1_0_1() => ProtocolVersion.Host.ToString().ShouldBe("1.0.1");
}
