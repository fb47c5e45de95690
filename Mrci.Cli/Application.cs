using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Mrci.Cli.Sessions;
using Mrci.Cli.Terminals;
using Mrci.Cli.Transfers;
using Mrci.Client;

namespace Mrci.Cli;

/// <summary>The whole program but its process: command line in, exit code out.</summary>
internal sealed class Application(ITerminal terminal, TimeProvider time)
{
    public Task<int> RunAsync(IReadOnlyList<string> arguments) =>
        TransferSyntax.Fits(arguments)
            ? new TransferSyntax(TransferAsync).InvokeAsync(arguments, terminal.Output, terminal.Error)
            : new CommandLineSyntax(ConverseAsync).InvokeAsync(arguments, terminal.Output, terminal.Error);

    private Task<int> ConverseAsync(CliOptions options, CancellationToken cancellation) =>
        ConnectAndRunAsync(options, client => RunSessionAsync(client, options, cancellation), cancellation);

    private Task<int> TransferAsync(TransferOptions options, CancellationToken cancellation) =>
        ConnectAndRunAsync(
            options.Connection, client => new TransferRun(client, terminal, options).RunAsync(cancellation), cancellation);

    private async Task<int> ConnectAndRunAsync(CliOptions options, Func<MrciClient, Task<int>> run, CancellationToken cancellation)
    {
        using var pinned = await ReadPinAsync(options.PinFile);
        if (options.PinFile is not null && pinned is null) return ExitCode.Usage;
        try
        {
            await using var client = await MrciClient.ConnectAsync(
                new MrciClientOptions
                {
                    Host = options.Target.Host,
                    Port = options.Target.Port,
                    AppName = options.AppName,
                    PinnedCertificate = pinned,
                    CheckChain = options.CheckChain,
                    TimeProvider = time,
                },
                cancellation);
            return await run(client);
        }
        catch (MrciConnectException e)
        {
            await ReportAsync(e.Message);
            return ExitCode.NotConnected;
        }
        catch (MrciConnectionLostException e)
        {
            await ReportAsync(e.Message);
            return ExitCode.ConnectionLost;
        }
    }

    private Task<int> RunSessionAsync(MrciClient client, CliOptions options, CancellationToken cancellation) =>
        options.Commands.Count > 0 || terminal.IsInputRedirected || terminal.IsOutputRedirected
            ? new BatchSession(client, terminal, time, options).RunAsync(cancellation)
            : new InteractiveSession(client, terminal, options.Target).RunAsync(cancellation);

    private async Task<X509Certificate2?> ReadPinAsync(FileInfo? file)
    {
        if (file is null) return null;
        try
        {
            var bytes = await File.ReadAllBytesAsync(file.FullName);
            return bytes.AsSpan().StartsWith("-----"u8)
                ? X509Certificate2.CreateFromPem(System.Text.Encoding.ASCII.GetString(bytes))
                : X509CertificateLoader.LoadCertificate(bytes);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            await ReportAsync($"--pin: {file.Name} is no certificate that can be read: {e.Message}");
            return null;
        }
    }

    private Task ReportAsync(string message) => terminal.Error.WriteLineAsync($"mrci: {message}");
}
