using Mrci.Domain.Settings;

namespace Mrci.Domain.Tests.Settings;

public sealed class ListeningAddressTests
{
    [Theory]
    [InlineData("127.0.0.1:35516", "127.0.0.1:35516")]
    [InlineData("0.0.0.0:1", "0.0.0.0:1")]
    [InlineData("192.0.2.7:65535", "192.0.2.7:65535")]
    [InlineData("[::1]:4000", "[::1]:4000")]
    [InlineData("[::]:4000", "[::]:4000")]
    [InlineData("[::ffff:10.0.0.1]:4000", "10.0.0.1:4000")] // D-214
    public void Address_with_a_port_is_taken(string text, string expected)
    {
        // C-CLI.3
        ListeningAddress.TryParse(text, out var endpoint).ShouldBeTrue();
        endpoint!.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:")]
    [InlineData(":4000")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("127.0.0.1:-1")]
    [InlineData("127.0.0.1:+80")]
    [InlineData("127.0.0.1: 80")]
    [InlineData(" 127.0.0.1:80")]
    [InlineData("127.0.0.1:80:80")] // exactly one colon
    [InlineData("127.0.0.256:80")]
    [InlineData("localhost:80")]
    [InlineData("::1:80")]
    [InlineData("[::1]")]
    [InlineData("[::1]80")]
    [InlineData("[127.0.0.1]:80")]
    [InlineData("[]:80")]
    [InlineData("[:80")]
    public void Anything_else_is_not(string text)
    {
        // C-CLI.3
        ListeningAddress.TryParse(text, out var endpoint).ShouldBeFalse();
        endpoint.ShouldBeNull();
    }
}
