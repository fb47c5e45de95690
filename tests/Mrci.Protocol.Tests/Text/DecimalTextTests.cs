using Mrci.Protocol.Text;

namespace Mrci.Protocol.Tests.Text;

public sealed class DecimalTextTests
{
    [Theory] // C-GEN.14
    [InlineData("0", 0)]
    [InlineData("007", 7)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void Digits_are_a_number(string text, long number)
    {
        DecimalText.TryParse(text, out long signed).ShouldBeTrue();
        signed.ShouldBe(number);
        DecimalText.TryParse(text, out ulong unsigned).ShouldBeTrue();
        unsigned.ShouldBe((ulong)number);
    }

    [Theory] // C-GEN.14, B-4
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1\0")]
    [InlineData("1.0")]
    [InlineData("0x1")]
    [InlineData("\u0661")]
    [InlineData("18446744073709551616")]
    public void Anything_else_is_no_number(string? text)
    {
        DecimalText.TryParse(text, out long _).ShouldBeFalse();
        DecimalText.TryParse(text, out ulong _).ShouldBeFalse();
    }

    [Fact] // C-GEN.14
    public void Range_is_that_of_the_type()
    {
        DecimalText.TryParse("9223372036854775808", out long _).ShouldBeFalse();
        DecimalText.TryParse("18446744073709551615", out ulong number).ShouldBeTrue();
        number.ShouldBe(ulong.MaxValue);
    }
}
