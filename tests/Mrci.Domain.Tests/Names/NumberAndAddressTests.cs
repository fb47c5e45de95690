using System.Net;
using Mrci.Domain.Names;

namespace Mrci.Domain.Tests.Names;

public sealed class NumberAndAddressTests
{
    [Theory]
    [InlineData("0", 0u)]
    [InlineData("007", 7u)]
    [InlineData("4294967295", 4294967295u)]
    public void Number_of_ASCII_digits_is_read(string text, uint expected)
    {
        // D-213, C-GEN.14
        Numbers.TryParse(text, 0, uint.MaxValue, out uint value).ShouldBeTrue();
        value.ShouldBe(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("1.0")]
    [InlineData("0x1")]
    [InlineData("1e1")]
    [InlineData("1\0")]
    [InlineData("\u0661")]
    [InlineData("4294967296")]
    [InlineData("99999999999")]
    [InlineData("99999999999999999999999999")]
    public void Number_in_any_other_form_is_refused(string? text)
    {
        // D-213, C-GEN.14, B-4: an overflow must not read as 0
        Numbers.TryParse(text, 0, uint.MaxValue, out uint value).ShouldBeFalse();
        value.ShouldBe(0u);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("1", true)]
    [InlineData("256", true)]
    [InlineData("257", false)]
    public void Number_outside_its_range_is_refused(string text, bool expected)
    {
        // C-GEN.14
        Numbers.TryParse(text, 1, 256, out uint _).ShouldBe(expected);
    }

    [Fact]
    public void Number_of_64_bits_is_read()
    {
        // D-213
        Numbers.TryParse("18446744073709551615", 0, ulong.MaxValue, out ulong value).ShouldBeTrue();
        value.ShouldBe(ulong.MaxValue);
        Numbers.TryParse("18446744073709551616", 0, ulong.MaxValue, out value).ShouldBeFalse();
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("255", true)]
    [InlineData("256", false)]
    public void Sub_channel_id_is_0_to_255(string text, bool expected)
    {
        // D-210
        Numbers.TryParseSubChannelId(text, out _).ShouldBe(expected);
    }

    [Theory]
    [InlineData("0", true, false)]
    [InlineData("1", true, true)]
    [InlineData("01", false, false)]
    [InlineData("2", false, false)]
    [InlineData("true", false, false)]
    [InlineData("", false, false)]
    [InlineData(null, false, false)]
    public void Switch_is_exactly_0_or_1(string? text, bool accepted, bool expected)
    {
        // D-212
        Numbers.TryParseSwitch(text, out var value).ShouldBe(accepted);
        value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("10.0.0.2", "10.0.0.2")]
    [InlineData("167772162", "10.0.0.2")]
    [InlineData("::1", "::1")]
    [InlineData("0:0:0:0:0:0:0:1", "::1")]
    [InlineData("::ffff:10.0.0.2", "10.0.0.2")]
    [InlineData("2001:DB8::1", "2001:db8::1")]
    public void Address_is_read_in_normal_form(string text, string expected)
    {
        // D-214
        IpAddresses.TryParse(text, out var address).ShouldBeTrue();
        address!.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("256.1.1.1")]
    [InlineData("4294967296")]
    public void Address_that_the_platform_cannot_parse_is_refused(string? text)
    {
        // D-214
        IpAddresses.TryParse(text, out var address).ShouldBeFalse();
        address.ShouldBeNull();
    }

    [Fact]
    public void Address_of_a_dual_mode_socket_equals_its_IPv4_form()
    {
        // D-214
        IpAddresses.Normalize(IPAddress.Parse("::ffff:127.0.0.1")).ShouldBe(IPAddress.Loopback);
        IpAddresses.Normalize(IPAddress.IPv6Loopback).ShouldBe(IPAddress.IPv6Loopback);
    }
}
