using Mrci.Protocol.Tests.Bytes;
using Mrci.Protocol.Text;

namespace Mrci.Protocol.Tests.Text;

public sealed class FixedTextTests
{
    [Theory] // P-2.4
    [InlineData("", 3, "(20 00)×3")]
    [InlineData("a", 3, "61 00 20 00 20 00")]
    [InlineData("abc", 3, "61 00 62 00 63 00")]
    [InlineData("abcd", 3, "61 00 62 00 63 00")]
    [InlineData("a\U0001F600", 3, "61 00 3D D8 00 DE")]
    [InlineData("ab\U0001F600", 3, "61 00 62 00 20 00")]
    [InlineData("\U0001F600", 1, "20 00")]
    [InlineData("abc\U0001F600", 3, "61 00 62 00 63 00")]
    [InlineData("x", 0, "")]
    public void Text_is_cut_or_padded_and_no_pair_is_split(string text, int units, string hex)
    {
        var field = new byte[2 * units];
        FixedText.Write(text, field);
        field.ShouldBe(Hex.Bytes(hex));
    }

    [Theory] // P-2.4
    [InlineData("61 00 20 00 20 00", "a")]
    [InlineData("20 00 61 00 20 00", " a")]
    [InlineData("61 00 20 00 62 00", "a b")]
    [InlineData("(20 00)×8", "")]
    [InlineData("61 00 20 01 20 00", "a\u0120")]
    [InlineData("61 00 09 00", "a\t")]
    [InlineData("61 00 00 20", "a\u2000")]
    [InlineData("3D D8 61 00", "\uFFFDa")]
    [InlineData("", "")]
    public void Reader_trims_trailing_spaces_only(string hex, string text) => FixedText.Read(Hex.Bytes(hex)).ShouldBe(text);
}
