using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Mrci.Silo.Configuration;

namespace Mrci.Silo.Control;

/// <summary>Answers an operator on this machine (C-CLI.7, C-CLI.8, C-CLI.11): one request per connection, one after the other.</summary>
internal sealed partial class ControlServer(OperatorRequests requests, IOptions<MrciOptions> options, ILogger<ControlServer> logger)
    : BackgroundService
{
    private readonly string _path = ControlSocket.PathOf(options.Value.Data);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listener = ControlSocket.Create();
        if (!TryListen(listener))
            return;
        try
        {
            while (true)
                await AnswerAsync(await listener.AcceptAsync(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
        finally
        {
            File.Delete(_path);
        }
    }

    private bool TryListen(Socket listener)
    {
        try
        {
            // One that is there belongs to a host that is gone: the data directory is this process's alone.
            File.Delete(_path);
            listener.Bind(new UnixDomainSocketEndPoint(_path));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            listener.Listen();
            return true;
        }
        catch (Exception failure) when (failure is SocketException or IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            LogNotListening(failure, _path);
            return false;
        }
    }

    private async Task AnswerAsync(Socket socket, CancellationToken cancellationToken)
    {
        using (socket)
        {
            try
            {
                var request = new byte[ControlSocket.MaximumRequest];
                var length = 0;
                int read;
                while (length < request.Length && (read = await socket.ReceiveAsync(request.AsMemory(length), cancellationToken)) > 0)
                    length += read;
                var answer = await requests.AnswerAsync(Encoding.UTF8.GetString(request, 0, length));
                await socket.SendAsync(Encoding.UTF8.GetBytes(answer), cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogNotAnswered(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Operators cannot ask this host: {Path} cannot be used")]
    private partial void LogNotListening(Exception exception, string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request of an operator was not answered")]
    private partial void LogNotAnswered(Exception exception);
}
