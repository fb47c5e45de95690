using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mrci.Hosting.Tests.Mails;

/// <summary>A mail server on a socket of this machine, as far as the tests need one (RFC 5321).</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly string _refusedCommand;
    private readonly Task _serving;

    private SmtpSink(string refusedCommand)
    {
        _refusedCommand = refusedCommand;
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What was sent between DATA and the lonely dot, one string for each mail.</summary>
    public ConcurrentQueue<string> Mails { get; } = new();

    /// <summary>Every command line that came.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    /// <param name="refuse">Verb that is answered with 550; empty for none.</param>
    public static SmtpSink Start(string refuse = "") => new(refuse);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            try
            {
                await TalkAsync(client.GetStream());
            }
            catch (IOException)
            {
                // The client went away in the middle, which is its right.
            }
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await SayAsync(stream, "220 sink");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            Commands.Enqueue(line);
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == _refusedCommand)
            {
                await SayAsync(stream, "550 no");
            }
            else if (verb == "DATA")
            {
                await SayAsync(stream, "354 go on");
                await ReadMailAsync(reader);
                await SayAsync(stream, "250 taken");
            }
            else
            {
                await SayAsync(stream, verb == "QUIT" ? "221 bye" : "250 sink");
            }
        }
    }

    private async Task ReadMailAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line and not ".")
            mail.Append(line).Append('\n');
        Mails.Enqueue(mail.ToString());
    }

    private static Task SayAsync(NetworkStream stream, string line) => stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n")).AsTask();
}
