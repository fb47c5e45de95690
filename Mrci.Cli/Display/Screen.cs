using Mrci.Cli.Editing;
using Mrci.Cli.Terminals;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Mrci.Cli.Display;

/// <summary>
/// The terminal of an interactive session: output above, the line being typed below it. Output that does not end a line, a question
/// for instance, stands before the line being typed.
/// </summary>
internal sealed class Screen(ITerminal terminal)
{
    private static readonly Style ErrorStyle = new(Color.Red);
    private static readonly Style NoticeStyle = new(Color.Aqua);

    private string _question = "";
    private int _cellsShown;
    private bool _isInputShown;

    /// <summary>Draws the line being typed, with <paramref name="prompt"/> before it unless output waits there.</summary>
    public void ShowInput(LineEditor editor, string prompt)
    {
        HideInput();
        var lead = _question.Length > 0 ? _question : prompt;
        var room = Math.Max(4, terminal.Width - Cells.Of(lead) - 1);
        var view = editor.IsSecret ? default : InputView.Of(editor.Text, editor.Cursor, room);
        terminal.Output.Write(lead + view.Text + new string('\b', view.CellsBehindCursor));
        terminal.Output.Flush();
        _cellsShown = Cells.Of(lead) + Cells.Of(view.Text ?? "");
        _isInputShown = true;
    }

    /// <summary>Leaves the line being typed on the screen as it was sent, and goes below it.</summary>
    public void CommitInput(LineEditor editor, string prompt)
    {
        HideInput();
        terminal.Output.WriteLine((_question.Length > 0 ? _question : prompt) + (editor.IsSecret ? "" : editor.Text));
        _question = "";
    }

    /// <summary>Output of the command in the foreground, in pieces of any size.</summary>
    public void WriteText(string text)
    {
        HideInput();
        var all = _question + SafeText.Clean(text);
        var end = all.LastIndexOf('\n') + 1;
        terminal.Output.Write(all[..end]);
        _question = all[end..];
        // A question must leave room for its answer.
        if (Cells.Of(_question) > terminal.Width / 2) EndLine();
    }

    public void WriteLong(string text) => WriteWrapped(text, Style.Plain);

    public void WriteError(string text) => WriteWrapped(text, ErrorStyle);

    public void WriteNotice(Notice notice) =>
        WriteWrapped(notice.Text, notice.IsError ? ErrorStyle : NoticeStyle, keepQuestion: true);

    public void WriteLine(string text) => WriteWrapped(text, Style.Plain);

    public void Write(IRenderable what)
    {
        HideInput();
        EndLine();
        terminal.Console.Write(what);
    }

    public void Clear()
    {
        HideInput();
        terminal.Console.Clear();
    }

    /// <summary>Ends the line that output has begun.</summary>
    public void EndLine()
    {
        HideInput();
        if (_question.Length > 0) terminal.Output.WriteLine(_question);
        _question = "";
    }

    // A notification may come while a question waits; the question is then drawn again below it.
    private void WriteWrapped(string text, Style style, bool keepQuestion = false)
    {
        HideInput();
        if (!keepQuestion) EndLine();
        foreach (var line in WordWrap.Wrap(SafeText.Clean(text), Math.Max(2, terminal.Width - 1)))
        {
            terminal.Console.Write(new Text(line, style));
            terminal.Output.WriteLine();
        }
    }

    private void HideInput()
    {
        if (!_isInputShown) return;
        terminal.Output.Write(terminal.Console.Profile.Capabilities.Ansi ? "\r\e[K" : $"\r{new string(' ', _cellsShown)}\r");
        _isInputShown = false;
    }
}
