using Mrci.Cli.Transfers;
using Mrci.Client;

namespace Mrci.Cli.Sessions;

internal sealed partial class InteractiveSession
{
    // Ends the transfer that runs; null when there is none.
    private Func<Task>? _endTransfer;
    private TaskCompletionSource<bool>? _transferAnswer;
    private TransferLine? _transferLine;

    private void StartTransfer(Request.Transfer request)
    {
        var stop = new CancellationTokenSource();
        _endTransfer = stop.CancelAsync;
        _transferLine = new TransferLine(request.Name, Redraw);
        _ = FollowTransferAsync(request, _transferLine, stop);
    }

    // Every turn draws the line anew. When there is no room for one more, those that wait do.
    private void Redraw() => _turns.Writer.TryWrite(static () => Task.CompletedTask);

    private async Task FollowTransferAsync(Request.Transfer request, TransferLine line, CancellationTokenSource stop)
    {
        try
        {
            var moved = await new LineTransfer(client, request) { Sized = line.Start, Progress = line.Advance, Overwrite = AskAsync }.RunAsync(stop.Token);
            await PostAsync(() => EndTransfer(stop), CancellationToken.None);
            await PostAsync(() => _screen.WriteLine($"{moved} bytes"), CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            await FailTransferAsync(stop, "The transfer has been ended.");
        }
        catch (Exception e) when (e is FileTransferException or UnknownCommandException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            await FailTransferAsync(stop, e.Message);
        }
        catch (MrciConnectionLostException)
        {
            // That is reported elsewhere.
        }
    }

    private async Task FailTransferAsync(CancellationTokenSource stop, string message)
    {
        await PostAsync(() => EndTransfer(stop), CancellationToken.None);
        await PostAsync(() => _screen.WriteError(message), CancellationToken.None);
    }

    // On the loop, so that nobody can want to end it at the same time.
    private void EndTransfer(CancellationTokenSource stop)
    {
        stop.Dispose();
        (_endTransfer, _transferLine, _transferAnswer) = (null, null, null);
    }

    private async Task<bool> AskAsync(string question, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await PostAsync(
            () =>
            {
                _transferAnswer = answer;
                _screen.WriteText(question);
            },
            cancellation);
        return await answer.Task.WaitAsync(cancellation);
    }

    private void AnswerTransfer(string line)
    {
        if (_transferAnswer is { } answer)
        {
            _transferAnswer = null;
            answer.TrySetResult(line.Equals("y", StringComparison.OrdinalIgnoreCase));
        }
        else
        {
            _screen.WriteLine("A file is being moved; Ctrl-C ends that.");
        }
    }
}
