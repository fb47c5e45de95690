using Mrci.Client;
using Mrci.Protocol.Payloads;
using Mrci.Protocol.Text;

namespace Mrci.Cli.Transfers;

/// <summary>
/// A typed command that moves a file: <c>fs_download</c> to the file that <c>-client_file</c> names, any other from it. As the original client does, it adds
/// the length where none was typed (P-15.5).
/// </summary>
internal sealed class LineTransfer(MrciClient client, Request.Transfer request)
{
    private const string Download = "fs_download";

    public required Action<long> Sized { get; init; }

    public required Action<long> Progress { get; init; }

    /// <summary>Answers the host's question about an existing file.</summary>
    public required Func<string, CancellationToken, Task<bool>> Overwrite { get; init; }

    /// <summary>Moves it.</summary>
    /// <returns>How many bytes were moved.</returns>
    /// <exception cref="FileTransferException">The line is wrong, or the host has refused.</exception>
    public Task<long> RunAsync(CancellationToken cancellation)
    {
        var line = ArgumentLine.Parse(request.Arguments);
        if (GenFileArguments.TryParse(line, out var arguments) != GenFileArgumentsStatus.Ok || arguments!.ClientFile is null)
            throw new FileTransferException("-client_file needs a path, -len and -offset need a number.");
        return string.Equals(request.Name, Download, StringComparison.Ordinal)
            ? FetchAsync(arguments, arguments.ClientFile, cancellation)
            : SendAsync(arguments, arguments.ClientFile, cancellation);
    }

    private async Task<long> FetchAsync(GenFileArguments arguments, string local, CancellationToken cancellation)
    {
        if (arguments.RemoteFile is null) throw new FileTransferException("-remote_file needs a path.");
        if (File.Exists(local) && !arguments.Force) throw new FileTransferException($"{local} exists already; -force replaces it.");
        var incomplete = $"{local}.part";
        long moved;
        await using (var file = new FileStream(incomplete, FileMode.Create, FileAccess.Write))
        {
            moved = await client.DownloadAsync(
                new DownloadRequest(arguments.RemoteFile)
                {
                    Offset = arguments.Offset,
                    Length = arguments.Length is > 0 ? arguments.Length : null,
                    Sized = Sized,
                    Progress = Progress,
                },
                file,
                cancellation);
        }

        File.Move(incomplete, local, overwrite: arguments.Force);
        return moved;
    }

    private async Task<long> SendAsync(GenFileArguments arguments, string local, CancellationToken cancellation)
    {
        await using var file = new FileStream(local, FileMode.Open, FileAccess.Read, FileShare.Read);
        var length = arguments.Length ?? file.Length;
        Sized(length);
        await client.UploadAsync(
            new UploadRequest(arguments.RemoteFile ?? "", length)
            {
                Command = request.Name,
                ArgumentText = arguments.Length is null ? $"{request.Arguments} -len {length}" : request.Arguments,
                Overwrite = Overwrite,
                Progress = Progress,
            },
            file,
            cancellation);
        return length;
    }
}
