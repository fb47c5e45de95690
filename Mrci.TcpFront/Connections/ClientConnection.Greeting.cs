using System.Buffers;
using System.Net;
using Mrci.Protocol.Headers;
using Mrci.TcpFront.Admission;
using Mrci.TcpFront.Certificates;
using Mrci.TcpFront.Diagnostics;

namespace Mrci.TcpFront.Connections;

/// <summary>From accept to the point where frames may flow: admission, headers, TLS (P-1.2 to P-1.12).</summary>
internal sealed partial class ClientConnection
{
    private async Task<bool> GreetAsync()
    {
        if (IsClosing)
            return false;

        using (var deadline = StartDeadline(_services.Options.HeaderTimeout))
        {
            if (!await AdmitAsync())
                return false;

            State = ConnectionState.AwaitHeader;
            _header = await ReadHeaderAsync(deadline.Token);
        }

        return _header is not null && await AnswerAsync(_header);
    }

    private async Task<bool> AdmitAsync()
    {
        try
        {
            var (verdict, id) = await _services.Gate.AdmitAsync(_address);
            switch (verdict)
            {
                case AdmissionVerdict.Full:
                    Close(CloseReason.Full);
                    return false;
                case AdmissionVerdict.Banned:
                    Close(CloseReason.Banned);
                    return false;
            }

            _sessionId = id;
            _sessionKey = id.ToString();
            FrontLog.Admitted(_services.Logger, _context.ConnectionId, _address, _sessionKey);
            return !IsClosing;
        }
        catch (Exception e)
        {
            FrontLog.AdmissionFailed(_services.Logger, e, _address);
            Close(CloseReason.AdmissionFailed);
            return false;
        }
    }

    private async Task<ClientHeader?> ReadHeaderAsync(CancellationToken deadline)
    {
        var input = _context.Transport.Input;
        try
        {
            while (true)
            {
                var result = await input.ReadAsync(deadline);
                var buffer = result.Buffer;
                switch (ClientHeader.TryRead(buffer, out var header))
                {
                    case HeaderReadStatus.Ok:
                        input.AdvanceTo(buffer.GetPosition(ClientHeader.Size));
                        return IsClosing ? null : header;
                    case HeaderReadStatus.BadTag:
                        input.AdvanceTo(buffer.End);
                        Close(CloseReason.BadTag);
                        return null;
                }

                input.AdvanceTo(buffer.Start, buffer.End);
                if (IsClosing)
                    return null;
                if (result.IsCompleted)
                {
                    Close(CloseReason.ClientClosed);
                    return null;
                }
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            Close(CloseReason.HeaderTimeout);
            return null;
        }
    }

    // The order is that of P-1.9.
    private async Task<bool> AnswerAsync(ClientHeader header)
    {
        if (header.Version.Major != ProtocolVersion.Host.Major)
        {
            _services.Activity.Rejected(_address, header, _sessionId);
            await WriteHeaderAsync(HostReply.UnsupportedVersion, certificate: default);
            Close(CloseReason.UnsupportedVersion);
            return false;
        }

        if (IPAddress.IsLoopback(_address) && !_services.Options.ForceTlsOnLoopback)
        {
            await WriteHeaderAsync(HostReply.Accepted, certificate: default);
            return !IsClosing;
        }

        var certificate = await _services.Certificates.FindAsync(header.CommonName);
        if (certificate is null)
        {
            await WriteHeaderAsync(HostReply.NoCertificate, certificate: default);
            Close(CloseReason.NoCertificate);
            return false;
        }

        await WriteHeaderAsync(HostReply.AcceptedTls, certificate.Frame);
        return await UpgradeAsync(certificate, header.CommonName) && !IsClosing;
    }

    private async Task WriteHeaderAsync(HostReply reply, ReadOnlyMemory<byte> certificate)
    {
        var output = _context.Transport.Output;
        new HostHeader(reply, ProtocolVersion.Host, _sessionId).Write(output.GetSpan(HostHeader.Size));
        output.Advance(HostHeader.Size);
        if (!certificate.IsEmpty)
            output.Write(certificate.Span);
        await output.FlushAsync();
    }

    private async Task<bool> UpgradeAsync(TlsCertificate certificate, string commonName)
    {
        State = ConnectionState.TlsHandshake;
        using var deadline = StartDeadline(_services.Options.HandshakeTimeout);
        try
        {
            _tls = await TlsTransport.UpgradeAsync(_context.Transport, certificate, deadline.Token);
            return true;
        }
        catch (Exception e)
        {
            // Whatever a peer sends instead of a handshake is its fault, and there is nothing more to tell it.
            FrontLog.TlsFailed(_services.Logger, e, _address, commonName);
            Close(deadline.Token.IsCancellationRequested ? CloseReason.TlsTimeout : CloseReason.TlsFailed);
            return false;
        }
    }
}
