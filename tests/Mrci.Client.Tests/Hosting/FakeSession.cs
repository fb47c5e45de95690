using System.Buffers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Mrci.Client.Tests.Hosting;

/// <summary>The host's end of one connection, frame by frame.</summary>
internal sealed class FakeSession(Stream stream) : IDisposable
{
    public static readonly SessionId Id = SessionId.Read([.. Enumerable.Range(1, SessionId.Size).Select(i => (byte)i)]);

    private Stream _stream = stream;

    public async Task<ClientHeader> ReadHeaderAsync()
    {
        var bytes = await ReadAsync("the client header", ClientHeader.Size);
        ClientHeader.TryRead(new ReadOnlySequence<byte>(bytes), out var header).ShouldBe(HeaderReadStatus.Ok);
        return header!;
    }

    public Task SendHeaderAsync(HostReply reply = HostReply.Accepted) =>
        SendRawAsync(new HostHeader(reply, ProtocolVersion.Host, Id).ToArray());

    public async Task UpgradeAsync(X509Certificate2 announced, X509Certificate2 presented)
    {
        await SendHeaderAsync(HostReply.AcceptedTls);
        await SendAsync(2, FrameType.HostCert, Encoding.ASCII.GetBytes(announced.ExportCertificatePem()));
        var tls = new SslStream(_stream);
        _stream = tls;
        await Deadline.For("the TLS handshake", tls.AuthenticateAsServerAsync(presented));
    }

    public Task SendAsync(ushort id, FrameType type, string text = "") => SendRawAsync(FrameWriter.TextToArray(type, id, text));

    public Task SendAsync(ushort id, FrameType type, byte[] payload) => SendRawAsync(FrameWriter.ToArray(type, id, payload));

    public Task AnnounceAsync(ushort id, string name, bool handlesGenFile = false) =>
        SendAsync(40, FrameType.NewCmd, new NewCommand(id, handlesGenFile, name, NewCommand.BuiltIn).ToArray());

    public Task IdleAsync(ushort id) => SendAsync(id, FrameType.Idle);

    public Task SendRawAsync(byte[] bytes) => Deadline.For("a write to the client", _stream.WriteAsync(bytes).AsTask());

    public async Task<MrciFrame> ReceiveAsync()
    {
        var header = FrameHeader.Read(await ReadAsync("a frame", FrameHeader.Size));
        return new MrciFrame(header.Type, header.CommandId, await ReadAsync("a payload", header.Length));
    }

    public async Task<MrciFrame> ExpectAsync(ushort id, FrameType type)
    {
        var frame = await ReceiveAsync();
        frame.CommandId.ShouldBe(id, frame.Text);
        frame.Type.ShouldBe(type, frame.Text);
        return frame;
    }

    /// <summary>Answers the frame that a client sends to wait for everything before it (P-5.13).</summary>
    public async Task SynchronizeAsync()
    {
        await ExpectAsync(ushort.MaxValue, FrameType.Text);
        await SendAsync(ushort.MaxValue, FrameType.Err, "err: no such command\n");
        await IdleAsync(ushort.MaxValue);
    }

    public async Task ExpectEndAsync() =>
        (await Deadline.For("the client to close", _stream.ReadAsync(new byte[1]).AsTask())).ShouldBe(0);

    public void Dispose() => _stream.Dispose();

    private async Task<byte[]> ReadAsync(string what, int length)
    {
        var bytes = new byte[length];
        await Deadline.For(what, _stream.ReadExactlyAsync(bytes).AsTask());
        return bytes;
    }
}
