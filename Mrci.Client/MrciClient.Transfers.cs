using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.Protocol.Text;

namespace Mrci.Client;

public sealed partial class MrciClient
{
    private const string DownloadCommand = "fs_download";

    // Big enough that frames cost nothing, small enough that the host's answers are not held up.
    private const int UploadChunk = 128 * 1024;

    /// <summary>Fetches a file, or a part of it. The connection serves other commands meanwhile, as fast as the destination takes the bytes.</summary>
    /// <returns>How many bytes came: as many as the host had said.</returns>
    /// <exception cref="FileTransferException">The host has refused, or ended it early.</exception>
    /// <exception cref="UnknownCommandException">The session has no fs_download.</exception>
    /// <exception cref="MrciConnectionLostException">The connection ended first.</exception>
    public async Task<long> DownloadAsync(DownloadRequest request, Stream destination, CancellationToken cancellation = default)
    {
        // A positive length lets the host send small frames (P-3.25); it comes down to what there is.
        var arguments = new GenFileArguments { RemoteFile = request.RemoteFile, Offset = request.Offset, Length = request.Length ?? long.MaxValue };
        var run = await StartTransferAsync(Find(DownloadCommand).CommandId, arguments.ToText(), cancellation);
        try
        {
            return await ReceiveAsync(run, arguments, request, destination, cancellation);
        }
        finally
        {
            await LeaveAsync(run);
        }
    }

    /// <summary>Stores bytes as a file, or a part of one. When this returns the host has all of it on its disk, under that name.</summary>
    /// <exception cref="FileTransferException">The host has refused, the source had too few bytes, or the question was answered with no.</exception>
    /// <exception cref="UnknownCommandException">The session has no fs_upload.</exception>
    /// <exception cref="MrciConnectionLostException">The connection ended first.</exception>
    public async Task UploadAsync(UploadRequest request, Stream source, CancellationToken cancellation = default)
    {
        var arguments = new GenFileArguments
        {
            RemoteFile = request.RemoteFile,
            Length = request.Length,
            Offset = request.Offset,
            Truncate = request.Truncate,
            Force = request.Force,
        };
        var run = await StartTransferAsync(Find(request.Command).CommandId, request.ArgumentText ?? arguments.ToText(), cancellation);
        try
        {
            await WaitUntilReadyAsync(run, request, cancellation);

            // From here on only progress and errors come; both are kept or of no interest.
            run.Abandon();
            await SendFileAsync(run, request, source, cancellation);
            ThrowIfFailed(await run.Completion.WaitAsync(cancellation));
        }
        finally
        {
            await LeaveAsync(run);
        }
    }

    private static async Task<long> ReceiveAsync(
        CommandRun run, GenFileArguments asked, DownloadRequest request, Stream destination, CancellationToken cancellation)
    {
        long? expected = null;
        var received = 0L;
        await foreach (var frame in run.Frames.WithCancellation(cancellation))
        {
            if (frame.Type != FrameType.GenFile) continue;
            if (expected is null)
            {
                if (GenFileArguments.TryParse(frame.Text, out var answer) != GenFileArgumentsStatus.Ok || !answer!.FromHost)
                    throw new FileTransferException("The host has given an answer that is none.");
                expected = answer.Length ?? asked.Length!.Value;
                request.Sized?.Invoke(expected.Value);
                await run.SendAsync(FrameType.GenFile, default, cancellation);
                continue;
            }
            if (frame.Payload.Length > expected - received) throw new FileTransferException("The host has sent more than it had said.");
            await destination.WriteAsync(frame.Payload, cancellation);
            received += frame.Payload.Length;
            request.Progress?.Invoke(received);
        }
        ThrowIfFailed(await run.Completion);
        return received == expected ? received : throw new FileTransferException($"{received} bytes have come instead of {expected}.");
    }

    private static async Task WaitUntilReadyAsync(CommandRun run, UploadRequest request, CancellationToken cancellation)
    {
        var isAccepted = false;
        await foreach (var frame in run.Frames.WithCancellation(cancellation))
        {
            if (frame.Type == FrameType.GenFile && frame.Payload.IsEmpty && isAccepted)
                return;
            if (frame.Type == FrameType.GenFile)
                isAccepted = true;
            else if (frame.Type == FrameType.Text && isAccepted)
                await run.SendAsync(await WantsAsync(frame.Text) ? "y" : "n", cancellation);
        }
        ThrowIfFailed(await run.Completion);
        throw new FileTransferException("Nothing was sent: the question was answered with no.");

        async Task<bool> WantsAsync(string question) => request.Overwrite is { } ask && await ask(question, cancellation);
    }

    private static async Task SendFileAsync(CommandRun run, UploadRequest request, Stream source, CancellationToken cancellation)
    {
        var buffer = new byte[(int)Math.Min(UploadChunk, Math.Max(1, request.Length))];
        for (var sent = 0L; sent < request.Length && !run.Completion.IsCompleted;)
        {
            var part = buffer.AsMemory(0, (int)Math.Min(buffer.Length, request.Length - sent));
            var read = await source.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false, cancellation);
            if (read < part.Length) throw new FileTransferException($"There are only {sent + read} bytes instead of {request.Length}.");
            try
            {
                await run.SendAsync(FrameType.GenFile, part, cancellation);
            }
            catch (InvalidOperationException) when (run.Completion.IsCompleted)
            {
                // The host has ended it; its words are in the result.
                return;
            }
            sent += read;
            request.Progress?.Invoke(sent);
        }
    }

    private static void ThrowIfFailed(CommandResult result)
    {
        if (result.IsError)
            throw new FileTransferException(result.Errors.Count > 0 ? result.Errors[0].TrimEnd() : $"The host has ended it: {result.End}.");
    }

    // Whoever gives up must not leave the command waiting, nor its frames unread.
    private async Task LeaveAsync(CommandRun run)
    {
        run.Abandon();
        if (!run.Completion.IsCompleted && Commands.Contains("term"))
            await ((Task)run.TerminateAsync()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
