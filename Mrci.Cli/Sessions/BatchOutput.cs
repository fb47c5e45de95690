using Mrci.Cli.Display;
using Mrci.Cli.Terminals;

namespace Mrci.Cli.Sessions;

/// <summary>
/// Output of a session without a user. Commands and notifications write at the same time; a notification always begins on a line of
/// its own. Into a file or pipe everything goes as the host sent it; on a terminal it is wrapped and made harmless.
/// </summary>
internal sealed class BatchOutput(ITerminal terminal)
{
    private readonly Lock _writing = new();
    private bool _isMidLine;

    /// <summary>Text of a command, in pieces of any size.</summary>
    public void Write(string text)
    {
        if (text.Length == 0) return;
        lock (_writing)
        {
            terminal.Output.Write(Fit(text));
            _isMidLine = !text.EndsWith('\n');
        }
    }

    public void WriteLine(string text)
    {
        lock (_writing)
        {
            FinishLine();
            terminal.Output.WriteLine(Fit(text));
        }
    }

    public void WriteLong(string text)
    {
        lock (_writing)
        {
            FinishLine();
            if (terminal.IsOutputRedirected)
            {
                terminal.Output.WriteLine(text.TrimEnd('\n'));
                return;
            }
            foreach (var line in WordWrap.Wrap(Fit(text), Math.Max(2, terminal.Width - 1)))
                terminal.Output.WriteLine(line);
        }
    }

    /// <summary>A question, on standard error: it is no result.</summary>
    public void WritePrompt(string text)
    {
        lock (_writing)
        {
            FinishLine();
            terminal.Error.Write(SafeText.Clean(text));
            // Whoever types the answer ends the line; a file or pipe does not.
            if (terminal.IsInputRedirected && !text.EndsWith('\n')) terminal.Error.WriteLine();
        }
    }

    public void WriteError(string text)
    {
        lock (_writing)
        {
            FinishLine();
            terminal.Error.WriteLine(SafeText.Clean(text).TrimEnd('\n'));
        }
    }

    /// <summary>What the program itself has to say, on standard error.</summary>
    public void Report(string message) => WriteError($"mrci: {message}");

    public void EndLine()
    {
        lock (_writing)
        {
            FinishLine();
            terminal.Output.Flush();
        }
    }

    private void FinishLine()
    {
        if (_isMidLine) terminal.Output.WriteLine();
        _isMidLine = false;
    }

    private string Fit(string text) => terminal.IsOutputRedirected ? text : SafeText.Clean(text);
}
