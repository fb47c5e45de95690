using Mrci.Domain.Names;

namespace Mrci.Domain.Tests.Names;

public sealed class CanonicalNameTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Bob_7", "bob_7")]
    [InlineData("E\u0301te\u0301", "\u00E9t\u00E9")]
    [InlineData("\u00C9T\u00C9", "\u00E9t\u00E9")]
    [InlineData("\u212B", "\u00E5")]
    [InlineData("\u0416\u0423\u041A", "\u0436\u0443\u043A")]
    [InlineData("\U00010400", "\U00010428")]
    [InlineData("H\u0331", "\u1E96")]
    public void Key_is_composed_and_lower_case(string name, string expected)
    {
        // D-220
        CanonicalName.Of(name).ShouldBe(expected);
    }

    [Fact]
    public void Lone_surrogates_are_kept_in_the_key()
    {
        // D-220: such names can still be looked up
        CanonicalName.Of("x\uD800\u0301Y").ShouldBe("x\uD800\u0301y");
        CanonicalName.Of("\uDC00\uD800").ShouldBe("\uDC00\uD800");
    }

    [Theory]
    [InlineData("Bob", "bOB", true)]
    [InlineData("e\u0301", "\u00C9", true)]
    [InlineData("bob", "b\u043Eb", false)]
    [InlineData("ls_chs", "lsSchs", false)]
    public void Names_are_the_same_when_their_keys_are(string left, string right, bool expected)
    {
        // D-220
        CanonicalName.AreSame(left, right).ShouldBe(expected);
    }

    // Lines of Unicode's NormalizationTest.txt (columns 1 and 2) that take each path: singleton, exclusion, reordering, blocking, Hangul.
    [Theory]
    [InlineData("\u1E0A\u0323", "\u1E0C\u0307")]
    [InlineData("D\u0307\u0323", "\u1E0C\u0307")]
    [InlineData("\u0044\u031B\u0307", "\u1E0A\u031B")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\u2126", "\u03A9")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("\uAC00", "\uAC00")]
    [InlineData("\u1100\u1161\u11A8", "\uAC01")]
    [InlineData("\uAC00\u11A7", "\uAC00\u11A7")]
    [InlineData("\u0061\u0315\u0300\u05AE\u0062", "\u00E0\u05AE\u0315\u0062")]
    [InlineData("\u09C7\u0334\u09BE", "\u09C7\u0334\u09BE")]
    [InlineData("\U0001D15E", "\U0001D157\U0001D165")]
    [InlineData("\U00011099\U000110BA", "\U0001109A")]
    public void Composed_text_is_form_C(string text, string expected)
    {
        // D-220, D-310
        ComposedText.Of(text).ShouldBe(expected);
        ComposedText.Of(expected).ShouldBe(expected);
    }
}
