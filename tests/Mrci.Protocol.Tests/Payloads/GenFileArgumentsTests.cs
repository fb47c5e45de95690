using Mrci.Protocol.Payloads;

namespace Mrci.Protocol.Tests.Payloads;

public sealed class GenFileArgumentsTests
{
    [Fact] // P-3.21
    public void All_arguments_are_read_in_any_order_and_case()
    {
        Parse("-TRUNCATE -force -from_host -to_host -single_step -offset 7 -client_file 'c d' -unknown x -len 12 -Remote_File \"/a b\"")
            .ShouldBe(new GenFileArguments
            {
                ClientFile = "c d",
                RemoteFile = "/a b",
                Length = 12,
                Offset = 7,
                SingleStep = true,
                ToHost = true,
                FromHost = true,
                Truncate = true,
                Force = true,
            });
    }

    [Fact] // P-3.21
    public void Absent_arguments_have_their_defaults() => Parse("").ShouldBe(new GenFileArguments());

    [Theory] // P-3.24, P-3.25, C-GEN.14
    [InlineData("-len x", GenFileArgumentsStatus.BadLength)]
    [InlineData("-len", GenFileArgumentsStatus.BadLength)]
    [InlineData("-len -force", GenFileArgumentsStatus.BadLength)]
    [InlineData("-len -1", GenFileArgumentsStatus.BadLength)]
    [InlineData("-len 9223372036854775808", GenFileArgumentsStatus.BadLength)]
    [InlineData("-len 1 -offset x", GenFileArgumentsStatus.BadOffset)]
    [InlineData("-offset \"1 \"", GenFileArgumentsStatus.BadOffset)]
    [InlineData("-offset -5", GenFileArgumentsStatus.BadOffset)]
    public void Numbers_that_are_not_decimal_have_a_status(string text, GenFileArgumentsStatus status)
    {
        GenFileArguments.TryParse(text, out var arguments).ShouldBe(status);
        arguments.ShouldBeNull();
    }

    [Fact] // P-3.25
    public void Length_zero_is_not_an_absent_length()
    {
        Parse("-len 0").Length.ShouldBe(0);
        Parse("-offset 1").Length.ShouldBeNull();
    }

    [Fact] // P-15.5: the original client leaves stray tokens and appends its own -len
    public void Stray_tokens_do_no_harm() =>
        Parse("5 -remote_file /r -len 17").ShouldBe(new GenFileArguments { RemoteFile = "/r", Length = 17 });

    [Theory] // P-3.21, P-5.43
    [InlineData("-remote_file \"/r\" -len 3 -client_file \"c\" -offset 4 -single_step -force -truncate")]
    [InlineData("-from_host -len 9223372036854775807")]
    [InlineData("-to_host")]
    [InlineData("-remote_file \"/it\\'s\"")]
    [InlineData("")]
    public void Canonical_text_makes_the_round_trip(string text) => Parse(text).ToText().ShouldBe(text);

    private static GenFileArguments Parse(string text)
    {
        GenFileArguments.TryParse(text, out var arguments).ShouldBe(GenFileArgumentsStatus.Ok);
        return arguments.ShouldNotBeNull();
    }
}
