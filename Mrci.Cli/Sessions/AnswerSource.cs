using Mrci.Cli.Editing;
using Mrci.Cli.Terminals;
using Mrci.Client;

namespace Mrci.Cli.Sessions;

/// <summary>
/// Where the answers to prompts come from when there is no interactive session: lines of standard input or, when that is a terminal,
/// keys; what is typed at a prompt for a secret is not shown.
/// </summary>
internal sealed class AnswerSource(ITerminal terminal)
{
    private readonly LineEditor _typed = new(new History());

    /// <summary>The next answer; null when there will be none any more. Cancelling loses nothing of what was typed.</summary>
    public Task<string?> ReadAsync(PromptKind kind, CancellationToken cancellation) =>
        terminal.IsInputRedirected ? terminal.ReadLineAsync(cancellation) : TypeAsync(kind, cancellation);

    private async Task<string?> TypeAsync(PromptKind kind, CancellationToken cancellation)
    {
        _typed.IsSecret = kind == PromptKind.Private;
        while (await terminal.ReadKeyAsync(cancellation) is { } key)
        {
            // The answer grows and shrinks at its end only, so that echoing it takes no more than this.
            if (key.KeyChar == '\0') continue;
            var before = _typed.Text.Length;
            switch (_typed.Apply(key))
            {
                case EditOutcome.Submit:
                    await terminal.Error.WriteLineAsync();
                    return _typed.Take(remember: false);
                case EditOutcome.EndOfInput or EditOutcome.Interrupt:
                    return null;
            }
            if (!_typed.IsSecret) Echo(key.KeyChar, _typed.Text.Length - before);
        }
        return null;
    }

    private void Echo(char typed, int change)
    {
        if (change > 0) terminal.Error.Write(typed);
        else terminal.Error.Write(string.Concat(Enumerable.Repeat("\b \b", -change)));
    }
}
