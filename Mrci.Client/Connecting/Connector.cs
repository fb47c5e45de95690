using System.Net.Sockets;
using Mrci.Protocol.Headers;

namespace Mrci.Client.Connecting;

/// <summary>Makes connections: TCP, both headers, TLS when the host asks for it; one time limit over all of it.</summary>
internal static class Connector
{
    public static Task<EstablishedConnection> OverTcpAsync(MrciClientOptions options, CancellationToken cancellation) =>
        LimitedAsync(options, limit => TcpAsync(options, limit), cancellation);

    public static Task<EstablishedConnection> OverStreamAsync(Stream stream, MrciClientOptions options, CancellationToken cancellation) =>
        LimitedAsync(options, limit => EstablishAsync(stream, options, limit), cancellation);

    private static async Task<EstablishedConnection> LimitedAsync(
        MrciClientOptions options, Func<CancellationToken, Task<EstablishedConnection>> connect, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.ConnectTimeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return await connect(either.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new MrciConnectException(
                ConnectFailure.Timeout, $"The host did not answer within {options.ConnectTimeout.TotalSeconds:0.#} s.", e);
        }
    }

    private static async Task<EstablishedConnection> TcpAsync(MrciClientOptions options, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, cancellation);
        }
        catch (Exception e)
        {
            socket.Dispose();
            if (e is not SocketException) throw;
            throw new MrciConnectException(ConnectFailure.Refused, $"No connection to {options.Host}:{options.Port}: {e.Message}", e);
        }
        return await EstablishAsync(new NetworkStream(socket, ownsSocket: true), options, cancellation);
    }

    // Owns the stream: whatever goes wrong, it is closed.
    private static async Task<EstablishedConnection> EstablishAsync(
        Stream stream, MrciClientOptions options, CancellationToken cancellation)
    {
        try
        {
            var header = await ExchangeHeadersAsync(stream, options, cancellation);
            switch (header.Reply)
            {
                case HostReply.Accepted:
                    return new EstablishedConnection(stream, header, HostCertificate: null);
                case HostReply.AcceptedTls:
                    var (secured, certificate) = await TlsUpgrade.RunAsync(stream, options, cancellation);
                    return new EstablishedConnection(secured, header, certificate);
                case HostReply.UnsupportedVersion:
                    throw new MrciConnectException(
                        ConnectFailure.UnsupportedVersion,
                        $"The host, version {header.Version}, does not accept a client of version {options.Version}.");
                case HostReply.NoCertificate:
                    throw new MrciConnectException(
                        ConnectFailure.NoCertificate, $"The host has no certificate for the name '{options.RequestedCommonName}'.");
                default:
                    throw new MrciConnectException(
                        ConnectFailure.ProtocolError, $"This is no MRCI host: its header has the reply code {(byte)header.Reply}.");
            }
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private static async Task<HostHeader> ExchangeHeadersAsync(Stream stream, MrciClientOptions options, CancellationToken cancellation)
    {
        var sent = new byte[ClientHeader.Size];
        new ClientHeader(options.Version, options.AppName, options.RequestedCommonName).Write(sent);
        var received = new byte[HostHeader.Size];
        try
        {
            await stream.WriteAsync(sent, cancellation);
            await stream.ReadExactlyAsync(received, cancellation);
        }
        catch (IOException e)
        {
            throw new MrciConnectException(
                ConnectFailure.ClosedBeforeHeader,
                "The host closed the connection at once: it is full, has banned this address, or is no MRCI host.", e);
        }
        if (HostHeader.TryRead(received, out var header)) return header;
        throw new MrciConnectException(ConnectFailure.ProtocolError, $"This is no MRCI host: its header has the reply code {received[0]}.");
    }
}
