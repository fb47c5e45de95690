using Mrci.Cli.Editing;

namespace Mrci.Client.Tests.Cli;

public sealed class LineEditorTests
{
    private readonly LineEditor _editor = new(new History());

    [Fact]
    public void Line_typed_and_edited_in_the_middle()
    {
        Type("helo");
        Press(ConsoleKey.LeftArrow);
        Type("l");
        Press(ConsoleKey.End);
        Type("!");
        Press(ConsoleKey.Home);
        Press(ConsoleKey.Delete);
        Type("H");

        (_editor.Text, _editor.Cursor).ShouldBe(("Hello!", 1));
    }

    [Fact]
    public void Line_control_keys_do_what_a_shell_does()
    {
        Type("one two  three");
        Press(ConsoleKey.W, control: true);
        _editor.Text.ShouldBe("one two  ");
        Press(ConsoleKey.W, control: true);
        _editor.Text.ShouldBe("one ");
        Type("four");
        Press(ConsoleKey.A, control: true);
        Press(ConsoleKey.F, control: true);
        Press(ConsoleKey.K, control: true);
        _editor.Text.ShouldBe("o");
        Press(ConsoleKey.U, control: true);

        (_editor.Text, _editor.Cursor).ShouldBe(("", 0));
    }

    [Fact]
    public void Line_character_outside_the_bmp_is_one_character()
    {
        Type("a😀b");
        Press(ConsoleKey.LeftArrow);
        Press(ConsoleKey.LeftArrow);
        _editor.Cursor.ShouldBe(1);
        Press(ConsoleKey.Delete);
        _editor.Text.ShouldBe("ab");
        Type("😀");
        Press(ConsoleKey.Backspace);

        _editor.Text.ShouldBe("ab");
    }

    [Fact]
    public void Line_keys_at_its_ends_do_nothing()
    {
        Press(ConsoleKey.Backspace);
        Press(ConsoleKey.LeftArrow);
        Press(ConsoleKey.Delete);
        Press(ConsoleKey.RightArrow);
        Press(ConsoleKey.UpArrow);
        Press(ConsoleKey.DownArrow);
        Press(ConsoleKey.F5);

        (_editor.Text, _editor.Cursor).ShouldBe(("", 0));
    }

    [Fact]
    public void Line_keys_with_a_meaning_of_their_own_report_it()
    {
        Press(ConsoleKey.Enter).ShouldBe(EditOutcome.Submit);
        Press(ConsoleKey.Tab).ShouldBe(EditOutcome.Complete);
        Press(ConsoleKey.C, control: true).ShouldBe(EditOutcome.Interrupt);
        Press(ConsoleKey.L, control: true).ShouldBe(EditOutcome.ClearScreen);
        Press(ConsoleKey.D, control: true).ShouldBe(EditOutcome.EndOfInput);
    }

    [Fact]
    public void Line_control_d_with_text_deletes_instead_of_leaving()
    {
        Type("ab");
        Press(ConsoleKey.Home);

        Press(ConsoleKey.D, control: true).ShouldBe(EditOutcome.None);
        _editor.Text.ShouldBe("b");
    }

    [Fact]
    public void History_goes_back_and_returns_to_the_draft()
    {
        Submit("first");
        Submit("second");
        Submit("second");
        Type("draft");

        Press(ConsoleKey.UpArrow);
        _editor.Text.ShouldBe("second");
        Press(ConsoleKey.UpArrow);
        _editor.Text.ShouldBe("first");
        Press(ConsoleKey.UpArrow);
        _editor.Text.ShouldBe("first");
        Press(ConsoleKey.DownArrow);
        Press(ConsoleKey.DownArrow);
        (_editor.Text, _editor.Cursor).ShouldBe(("draft", 5));
    }

    // P-3.3
    [Fact]
    public void History_never_holds_a_secret()
    {
        Submit("auth -user root");
        _editor.IsSecret = true;
        Submit("hunter2");

        _editor.IsSecret.ShouldBeFalse();
        Press(ConsoleKey.UpArrow);
        _editor.Text.ShouldBe("auth -user root");
    }

    private void Submit(string line)
    {
        Type(line);
        _editor.Take(remember: true).ShouldBe(line);
    }

    private void Type(string text)
    {
        foreach (var c in text) _editor.Apply(Keys.Of(c));
    }

    private EditOutcome Press(ConsoleKey key, bool control = false) => _editor.Apply(Keys.Of(key, control));
}
