using Mrci.Modules;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;

namespace Mrci.Commands;

/// <summary>
/// Base of commands whose input is TEXT (C-GEN.1, C-GEN.2): an argument line starts them, and each prompt is answered by one whole TEXT
/// payload (C-GEN.5). Frames of other types are ignored, by a waiting command without any answer.
/// </summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract class TextCommand(string name, ISessionContext session) : BuiltInCommand(name, session)
{
    /// <summary>Longest argument line, bytes (D-513).</summary>
    public const int MaximumLineBytes = 64 * 1024;

    /// <inheritdoc />
    public sealed override ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type)
    {
        if (type != FrameType.Text)
            return ValueTask.CompletedTask;
        if (Host.InLoopMode)
            return TurnAsync();
        if (Host.InMoreInputMode)
        {
            // One prompt, one answer: whoever wants another answer asks again.
            Host.EnableMoreInput(false);
            return AnswerAsync(shared, MrciText.Decode(data.Span));
        }

        if (data.Length > MaximumLineBytes)
        {
            Error($"the line is longer than {MaximumLineBytes} bytes.");
            return ValueTask.CompletedTask;
        }

        return StartAsync(shared, ArgumentLine.Parse(MrciText.Decode(data.Span)));
    }

    /// <summary>Starts an invocation. It is over when this returns, unless it has asked something.</summary>
    /// <param name="shared">The state of the session.</param>
    /// <param name="line">The arguments.</param>
    protected abstract ValueTask StartAsync(ISharedState shared, ArgumentLine line);

    /// <summary>Takes the answer to a prompt. The invocation is over when this returns, unless it has asked again.</summary>
    /// <param name="shared">The state of the session.</param>
    /// <param name="answer">The whole payload, not split and not trimmed; empty to cancel.</param>
    protected virtual ValueTask AnswerAsync(ISharedState shared, string answer) => ValueTask.CompletedTask;

    /// <summary>Does one bounded piece of work; only for commands that switch to loop mode (P-5.4, C-FS.4). A frame of the client counts as a turn.</summary>
    protected virtual ValueTask TurnAsync() => ValueTask.CompletedTask;

    /// <summary>Sends a prompt as TEXT; the next TEXT frame is its answer.</summary>
    protected void Ask(string prompt)
    {
        Main(prompt);
        Host.EnableMoreInput(true);
    }

    /// <summary>Sends a prompt as PRIV_TEXT: the client hides the answer.</summary>
    protected void AskSecret(string prompt)
    {
        Private(prompt);
        Host.EnableMoreInput(true);
    }
}
