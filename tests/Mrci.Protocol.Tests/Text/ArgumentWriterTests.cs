using FsCheck;
using FsCheck.Fluent;
using Mrci.Protocol.Text;

namespace Mrci.Protocol.Tests.Text;

public sealed class ArgumentWriterTests
{
    // Quotes, backslashes, blanks and dashes far more often than chance would have them.
    private static readonly Gen<string> Values = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Where(value => value is not null),
            Gen.Elements('\\', '"', '\'', ' ', '-', 'a', '\t', '\n', '\u00A0', '\uD83D', '\0').ArrayOf().Select(chars => new string(chars)))
        .Where(value => value.Length > 0);

    [Theory] // P-5.43
    [InlineData("abc", "\"abc\"")]
    [InlineData("a b", "\"a b\"")]
    [InlineData("", "\"\"")]
    [InlineData("it's", """
        "it\'s"
        """)]
    [InlineData("""x"y""", """
        "x\"y"
        """)]
    [InlineData("""a b\""", """
        "a b"\
        """)]
    [InlineData("""\\""", """
        ""\\
        """)]
    [InlineData("""a\"b""", """
        "a\\"b"
        """)]
    public void Value_is_quoted_canonically(string value, string quoted) => ArgumentWriter.Quote(value).ShouldBe(quoted);

    [Fact] // P-5.43
    public void Quoted_value_is_parsed_back_as_one_token() =>
        Prop.ForAll(
            Values.ToArbitrary(),
            value => ArgumentLine.Parse(ArgumentWriter.Quote(value)).Tokens is [var token]
                && string.Equals(token, value, StringComparison.Ordinal))
            .QuickCheckThrowOnFailure();

    [Fact] // P-5.42, P-5.43
    public void Values_written_under_keys_are_got_back_unless_they_start_with_a_dash() =>
        Prop.ForAll(
            Values.ToArbitrary(),
            Values.ToArbitrary(),
            ArbMap.Default.ArbFor<long>(),
            (first, second, number) =>
            {
                var text = new ArgumentWriter().Add("-k1", first).Add("-k2", second).Add("-n", Math.Abs(number >> 1)).Add("-flag").ToString();
                var line = ArgumentLine.Parse(text);
                // A value may spell a key; then the first of the two wins, which is not what this is about.
                if (IsKey(first) || IsKey(second))
                    return true;
                return string.Equals(line.Get("-k1"), Readable(first), StringComparison.Ordinal)
                    && string.Equals(line.Get("-k2"), Readable(second), StringComparison.Ordinal)
                    && DecimalText.TryParse(line.Get("-n"), out long read) && read == Math.Abs(number >> 1)
                    && line.Has("-flag");
            }).QuickCheckThrowOnFailure();

    [Fact] // P-7.26, P-5.43
    public void Event_text_has_the_documented_form() =>
        new ArgumentWriter().Add("-user", "bob").Add("-ch_name", "chat").Add("-ch_id", 334UL).Add("-level", 1).ToString()
            .ShouldBe("-user \"bob\" -ch_name \"chat\" -ch_id 334 -level 1");

    [Fact]
    public void Largest_numbers_are_decimal() =>
        new ArgumentWriter().Add("-a", ulong.MaxValue).Add("-b", long.MinValue).ToString()
            .ShouldBe("-a 18446744073709551615 -b -9223372036854775808");

    private static string? Readable(string value) => value[0] == '-' ? null : value;

    private static bool IsKey(string value) => value is "-k1" or "-k2" or "-n" or "-flag";
}
