using System.Security.Cryptography;
using Mrci.Cli.Sessions;
using Mrci.Cli.Terminals;
using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;

namespace Mrci.Cli.Transfers;

/// <summary>One <c>mrci get</c> or <c>mrci put</c>.</summary>
internal sealed class TransferRun(MrciClient client, ITerminal terminal, TransferOptions options)
{
    private const string IncompleteSuffix = ".part";

    private readonly TransferBar _bar = new(terminal);

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await client.WaitReadyAsync(cancellation);
        await client.SynchronizeAsync(cancellation);
        try
        {
            if (options.User is { } user && !await LogInAsync(user, cancellation)) return ExitCode.CommandFailed;
            await (options.IsUpload ? PutAsync(cancellation) : GetAsync(cancellation));
            return ExitCode.Ok;
        }
        catch (Exception e) when (e is FileTransferException or UnknownCommandException or IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"mrci: {Display.SafeText.Clean(e.Message)}");
            return ExitCode.CommandFailed;
        }
    }

    private async Task<bool> LogInAsync(string user, CancellationToken cancellation)
    {
        var answers = new AnswerSource(terminal);
        if (!terminal.IsInputRedirected) await terminal.Error.WriteAsync($"Password of {user}: ");
        var password = await answers.ReadAsync(PromptKind.Private, cancellation);
        var result = await client.RunAsync("auth", new ArgumentWriter().Add("-user", user).ToString(), [password ?? ""], cancellation);
        foreach (var error in result.Errors)
            await terminal.Error.WriteLineAsync($"mrci: {Display.SafeText.Clean(error.TrimEnd())}");
        await client.SynchronizeAsync(cancellation);

        // Cancelled in the dialogue, for instance because a new password is demanded: there is no error, and nobody is logged in.
        if (result.IsError || client.Commands.Contains("term")) return !result.IsError;
        await terminal.Error.WriteLineAsync("mrci: the login was not finished; log in with mrci once, a new password may be due.");
        return false;
    }

    private async Task GetAsync(CancellationToken cancellation)
    {
        if (!options.Force && File.Exists(options.Local)) throw new FileTransferException($"{options.Local} exists already; --force replaces it.");
        var incomplete = options.Local + IncompleteSuffix;
        var offset = 0L;
        await using (var file = new FileStream(incomplete, options.Resume ? FileMode.OpenOrCreate : FileMode.Create, FileAccess.Write))
        {
            offset = file.Seek(0, SeekOrigin.End);
            await _bar.ShowAsync(
                options.Remote,
                bar => client.DownloadAsync(
                    new DownloadRequest(options.Remote) { Offset = offset, Sized = bar.Start, Progress = bar.Advance }, file, cancellation));
            file.Flush(flushToDisk: true);
        }

        File.Move(incomplete, options.Local, overwrite: options.Force);
    }

    private async Task PutAsync(CancellationToken cancellation)
    {
        await using var file = new FileStream(options.Local, FileMode.Open, FileAccess.Read, FileShare.Read);
        var length = file.Length;
        var offset = options.Resume ? await RemoteLengthAsync(cancellation) : 0;
        if (offset > length) throw new FileTransferException($"{options.Remote} has {offset} bytes already, {options.Local} only {length}.");
        file.Seek(offset, SeekOrigin.Begin);
        var request = new UploadRequest(options.Remote, length - offset)
        {
            Offset = offset,
            Force = options.Force || offset > 0,
            Truncate = offset == 0,
        };
        if (length > offset || offset == 0)
        {
            await _bar.ShowAsync(
                options.Remote,
                bar =>
                {
                    bar.Start(request.Length);
                    return client.UploadAsync(request with { Progress = bar.Advance }, file, cancellation);
                });
        }

        if (options.Verify) await VerifyAsync(file, cancellation);
    }

    private async Task VerifyAsync(FileStream file, CancellationToken cancellation)
    {
        file.Seek(0, SeekOrigin.Begin);
        var own = await SHA256.HashDataAsync(file, cancellation);
        using var hash = SHA256.Create();
        await using (var sink = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
            await client.DownloadAsync(new DownloadRequest(options.Remote), sink, cancellation);
        if (!own.AsSpan().SequenceEqual(hash.Hash)) throw new FileTransferException($"{options.Remote} on the host is not what {options.Local} holds.");
        await terminal.Error.WriteLineAsync($"mrci: verified, SHA-256 {Convert.ToHexStringLower(own)}");
    }

    // 0 when there is no such file.
    private async Task<long> RemoteLengthAsync(CancellationToken cancellation)
    {
        var result = await client.RunAsync(
            "fs_info", new ArgumentWriter().Add("-path", options.Remote).Add("-info_frame").ToString(), answers: null, cancellation);
        foreach (var frame in result.Frames)
        {
            if (frame.Type == FrameType.FileInfo && Protocol.Payloads.FileInfo.TryRead(frame.Payload.Span, out var info))
                return (long)info.Length;
        }
        return 0;
    }
}
