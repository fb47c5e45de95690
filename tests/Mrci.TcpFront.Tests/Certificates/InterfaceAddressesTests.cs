using System.Net;
using System.Net.NetworkInformation;
using Mrci.TcpFront.Certificates;

namespace Mrci.TcpFront.Tests.Certificates;

public sealed class InterfaceAddressesTests
{
    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("192.168.0.1", true)]
    [InlineData("203.0.113.7", true)]
    [InlineData("2001:db8::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.200.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("169.254.10.20", false)]
    [InlineData("fe80::1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("239.255.255.255", false)]
    [InlineData("ff02::1", false)]
    public void Kind_of_address_decides_whether_it_gets_a_certificate(string address, bool expected)
    {
        // P-1.12
        InterfaceAddresses.MayHaveCertificate(IPAddress.Parse(address)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("203.0.113.7")]
    [InlineData("1")]
    public void Name_that_is_no_address_of_this_machine_is_not_one(string name)
    {
        // P-1.12
        new InterfaceAddresses().IsHostAddress(name).ShouldBeFalse();
    }

    [Fact]
    public void Own_addresses_are_known_by_their_normal_text_only()
    {
        // P-1.12
        var own = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(address => address.Address)
            .Where(InterfaceAddresses.MayHaveCertificate);
        foreach (var address in own)
        {
            var addresses = new InterfaceAddresses();
            addresses.IsHostAddress(address.ToString()).ShouldBeTrue();
            addresses.IsHostAddress($" {address}").ShouldBeFalse();
        }
    }
}
