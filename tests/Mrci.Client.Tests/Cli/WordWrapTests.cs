using Mrci.Cli.Display;

namespace Mrci.Client.Tests.Cli;

public sealed class WordWrapTests
{
    // P-3.2, type 47
    [Theory]
    [InlineData("short", "short")]
    [InlineData("one two three four", "one two|three four")]
    [InlineData("a\nb\n\nc\n", "a|b||c")]
    [InlineData("a\r\nb", "a|b")]
    [InlineData("abcdefghijklmnop", "abcdefghij|klmnop")]
    [InlineData("ab abcdefghijklmnop", "ab|abcdefghij|klmnop")]
    [InlineData("  indented words here", "  indented|words here")]
    [InlineData("exactly te next", "exactly te|next")]
    [InlineData("日本語日本語", "日本語日本|語")]
    [InlineData("trailing           ", "trailing")]
    [InlineData("", "")]
    public void Wrap_breaks_between_words_and_keeps_line_breaks(string text, string expected) =>
        string.Join('|', WordWrap.Wrap(text, 10)).ShouldBe(expected);

    [Fact]
    public void Wrap_never_exceeds_the_width_or_loses_a_word()
    {
        var words = Enumerable.Range(0, 200).Select(i => new string((char)('a' + i % 26), i * 7 % 12 + 1)).ToArray();
        var lines = WordWrap.Wrap(string.Join(' ', words), 17).ToArray();

        lines.ShouldAllBe(line => line.Length <= 17);
        string.Join(' ', lines).ShouldBe(string.Join(' ', words));
    }

    [Fact]
    public void Clean_takes_the_teeth_out_of_control_characters() =>
        SafeText.Clean("a\e[31mb\r\nc\td\u009b\u0007").ShouldBe("a\uFFFD[31mb\nc\td\uFFFD\uFFFD");

    [Theory]
    [InlineData("hello", 5, 10, "hello", 0)]
    [InlineData("hello", 2, 10, "hello", 3)]
    [InlineData("hello world", 11, 5, "world", 0)]
    [InlineData("hello world", 0, 5, "hello", 5)]
    [InlineData("日本語", 3, 5, "本語", 0)]
    [InlineData("", 0, 5, "", 0)]
    public void View_scrolls_so_that_the_cursor_is_in_sight(string text, int cursor, int cells, string shown, int behind) =>
        InputView.Of(text, cursor, cells).ShouldBe(new InputView(shown, behind));
}
