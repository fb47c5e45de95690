using Mrci.Protocol.Frames;

namespace Mrci.Client;

public sealed partial class CommandRun
{
    /// <summary>
    /// Reads all frames to the end and has every prompt answered in turn. A PRIV_TEXT is a prompt. A TEXT prompt cannot be told from other
    /// output; after output and <see cref="MrciClientOptions.TextPromptDelay"/> of silence the command is taken to wait at one. Takes the
    /// place of <see cref="Frames"/>: use one of the two.
    /// </summary>
    /// <param name="answer">Called for one prompt at a time.</param>
    /// <param name="observe">Called for each frame as it comes.</param>
    /// <param name="cancellation">Ends the dialogue; the command stays as it is.</param>
    public async Task<CommandResult> ConverseAsync(
        PromptAnswer answer, Action<MrciFrame>? observe = null, CancellationToken cancellation = default)
    {
        var more = _frames.WaitAsync(cancellation).AsTask();
        var hasOutput = false;
        while (true)
        {
            if (!hasOutput || !await IsQuietAsync(more, cancellation))
            {
                if (!await more) break;
                var isPrivate = Observe(observe);
                more = _frames.WaitAsync(cancellation).AsTask();
                hasOutput = true;
                if (!isPrivate) continue;
                await ReplyAsync(await answer(PromptKind.Private, cancellation) ?? "", cancellation);
            }
            else if (await AskWhileQuietAsync(answer, more, cancellation) is { } line)
            {
                await ReplyAsync(line, cancellation);
            }
            else if (more.IsCompleted)
            {
                continue;
            }
            hasOutput = false;
        }
        return await Completion;
    }

    // True when one of the frames at hand is PRIV_TEXT.
    private bool Observe(Action<MrciFrame>? observe)
    {
        var isPrivate = false;
        while (_frames.TryTake(out var frame))
        {
            observe?.Invoke(frame);
            isPrivate |= frame.Type == FrameType.PrivText;
        }
        return isPrivate;
    }

    private async Task<bool> IsQuietAsync(Task more, CancellationToken cancellation)
    {
        if (more.IsCompleted) return false;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var delay = Task.Delay(_client.Options.TextPromptDelay, _client.Options.TimeProvider, stop.Token);
        var first = await Task.WhenAny(more, delay);
        await stop.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        return first == delay && !more.IsCompleted;
    }

    // An answer that was ready when more output came is still the answer: it has been taken from the one who gives them.
    private static async Task<string?> AskWhileQuietAsync(PromptAnswer answer, Task more, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var asked = answer(PromptKind.Text, stop.Token);
        await Task.WhenAny(more, asked);
        await stop.CancelAsync();
        try
        {
            return await asked;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    // The command may have ended by itself between its question and the answer; that is no error of the dialogue.
    private Task ReplyAsync(string line, CancellationToken cancellation) =>
        Completion.IsCompleted ? Task.CompletedTask : SendAsync(line, cancellation);
}
